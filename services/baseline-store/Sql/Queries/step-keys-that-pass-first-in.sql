-- The steps that pass in a flight, inferred from their job, and for which no lower flight is known in which they passed.
-- They must have been listed in a lower flight, because step numbers inside testids shift. CROSS JOIN holds
-- SQLite to begin with the flight's jobs.
SELECT k.job_id, k.test_id, k.first_listed, k.first_pass, 0 AS listed_pass
FROM flight_jobs j
CROSS JOIN step_keys k
WHERE k.branch_id = j.branch_id AND k.job_id = j.job_id AND j.branch_id = @branch AND j.number = @number AND j.step_list_id IS NULL
  AND j.passed = 1 AND j.counts = 1
  AND k.first_listed < @number AND (k.first_pass IS NULL OR k.first_pass > @number)
  AND NOT EXISTS (
    SELECT 1 FROM step_results s
    WHERE s.branch_id = k.branch_id AND s.job_id = k.job_id AND s.test_id = k.test_id AND s.number = @number AND s.own = 1);
