-- Notes when a report of a branch was written, if it is the newest.
UPDATE branches SET newest_report = @time WHERE id = @branch AND (newest_report IS NULL OR newest_report < @time);
