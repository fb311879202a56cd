-- The steps whose first pass is in a flight.
SELECT k.job_id, k.test_id, k.first_listed, k.first_pass, 0 AS listed_pass
FROM flight_jobs j
JOIN step_keys k ON k.branch_id = j.branch_id AND k.job_id = j.job_id
WHERE j.branch_id = @branch AND j.number = @number AND k.first_pass = @number;
