-- A branch of a lab.
SELECT id, history_version FROM branches WHERE lab_id = @lab AND name = @name;
