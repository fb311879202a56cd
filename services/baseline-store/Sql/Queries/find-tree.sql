-- The key of a tree.
SELECT id FROM trees WHERE name = @name;
