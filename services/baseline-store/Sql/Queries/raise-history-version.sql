-- Raises the version of a branch's history and tells it.
UPDATE branches SET history_version = history_version + 1 WHERE id = @branch RETURNING history_version;
