-- The complete flights in which something did not pass in a job that a mailed flight has.
SELECT DISTINCT s.number
FROM flight_jobs j
CROSS JOIN step_results s
CROSS JOIN flight_jobs f
WHERE j.branch_id = @branch AND j.number = @number AND j.step_list_id IS NULL
  AND s.branch_id = j.branch_id AND s.job_id = j.job_id
  AND f.branch_id = s.branch_id AND f.job_id = s.job_id AND f.number = s.number AND f.step_list_id IS NOT NULL;
