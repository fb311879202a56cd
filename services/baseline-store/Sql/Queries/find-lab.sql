-- The key of a lab.
SELECT id FROM labs WHERE name = @name;
