-- Raises the version of a branch's history, above another branch's if need be, and tells it.
UPDATE branches
SET history_version = CASE WHEN history_version < @above THEN @above ELSE history_version END + 1
WHERE id = @branch
RETURNING history_version;
