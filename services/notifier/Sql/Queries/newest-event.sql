-- The newest event of the log.
SELECT id FROM events ORDER BY id DESC LIMIT 1;
