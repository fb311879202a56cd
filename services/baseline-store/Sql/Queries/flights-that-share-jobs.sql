-- The flights in which something did not pass in a job that a flight has.
SELECT DISTINCT s.number
FROM flight_jobs j
CROSS JOIN step_results s
WHERE j.branch_id = @branch AND j.number = @number AND s.branch_id = j.branch_id AND s.job_id = j.job_id;
