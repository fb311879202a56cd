-- The newest flights of a branch and a blessing, in a range, that had a job.
SELECT j.number
FROM flight_jobs j
WHERE j.branch_id = @branch AND j.job_id = @job AND j.blessing = @blessing AND j.number >= @lowest AND j.number <= @until
ORDER BY j.number DESC
LIMIT @limit;
