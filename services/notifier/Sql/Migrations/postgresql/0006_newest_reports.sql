-- When the newest report of a branch was written, of whatever flight, in Unix milliseconds; null if none has a date or none came since this column is there.
ALTER TABLE branches ADD COLUMN newest_report BIGINT;
