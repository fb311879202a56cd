-- The steps whose first pass is in a flight. CROSS JOIN holds SQLite to begin with the flight's jobs.
SELECT k.job_id, k.test_id, k.first_listed, k.first_pass, 0 AS listed_pass
FROM flight_jobs j
CROSS JOIN step_keys k
WHERE k.branch_id = j.branch_id AND k.job_id = j.job_id AND j.branch_id = @branch AND j.number = @number AND k.first_pass = @number;
