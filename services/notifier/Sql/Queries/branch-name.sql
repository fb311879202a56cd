-- The name of a branch.
SELECT name FROM branches WHERE id = @id;
