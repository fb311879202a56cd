-- How many flights of a branch and a blessing, up to a number, had a job.
SELECT count(*)
FROM flight_jobs j
WHERE j.branch_id = @branch AND j.job_id = @job AND j.blessing = @blessing AND j.number <= @until;
