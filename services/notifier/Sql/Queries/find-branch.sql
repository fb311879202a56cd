-- A branch's key.
SELECT id FROM branches WHERE lab = @lab AND name = @name;
