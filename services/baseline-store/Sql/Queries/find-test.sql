-- The key of a test.
SELECT id FROM tests WHERE name = @name;
