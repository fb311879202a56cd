-- When the newest report of each branch was written.
SELECT lab, name, newest_report FROM branches WHERE newest_report IS NOT NULL;
