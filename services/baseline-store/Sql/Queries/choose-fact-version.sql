-- The report of a flight that is effective: a proven text first, then the later one, then the larger digest.
SELECT digest
FROM fact_versions
WHERE lab_id = @lab AND number = @number
ORDER BY verified DESC, report_time IS NULL, report_time DESC, digest DESC
LIMIT 1;
