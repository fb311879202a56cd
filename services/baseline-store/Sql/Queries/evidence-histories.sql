-- Where the history of the steps of a flight's rows begins, how many flights below a number had the job, and in how many of those the
-- step is known to have passed. The counts run over the job's flights; everything else that evidence needs does not grow with history.
WITH origins AS (
  SELECT w.branch_id, w.job_id, w.test_id, w.row_index, k.first_listed, k.first_pass, (
    SELECT min(p.first_pass)
    FROM step_passes p
    WHERE p.branch_id = w.branch_id AND p.job_id = w.job_id AND p.test_id = w.test_id
      AND p.blessing = 'real') AS first_complete_pass
  FROM step_results w
  LEFT JOIN step_keys k ON k.branch_id = w.branch_id AND k.job_id = w.job_id AND k.test_id = w.test_id
  WHERE w.branch_id = @branch AND w.number = @number)
SELECT w.row_index, w.first_listed, w.first_pass, w.first_complete_pass, (
  SELECT count(*) FROM flight_jobs j
  WHERE j.branch_id = w.branch_id AND j.job_id = w.job_id AND j.number < @until AND j.counts = 1) AS had_job,
  CASE WHEN w.first_pass < @until THEN
    (SELECT count(*) FROM flight_jobs j
     WHERE j.branch_id = w.branch_id AND j.job_id = w.job_id AND j.number > w.first_listed AND j.number < @until
       AND j.step_list_id IS NULL AND j.passed = 1 AND j.counts = 1)
    - (SELECT count(DISTINCT s.number) FROM step_results s
       JOIN flight_jobs j ON j.branch_id = s.branch_id AND j.job_id = s.job_id AND j.number = s.number
       WHERE s.branch_id = w.branch_id AND s.job_id = w.job_id AND s.test_id = w.test_id
         AND s.number > w.first_listed AND s.number < @until AND s.own = 1
         AND j.step_list_id IS NULL AND j.passed = 1 AND j.counts = 1)
    + (SELECT count(DISTINCT s.number) FROM step_results s
       JOIN flight_jobs j ON j.branch_id = s.branch_id AND j.job_id = s.job_id AND j.number = s.number
       WHERE s.branch_id = w.branch_id AND s.job_id = w.job_id AND s.test_id = w.test_id
         AND s.number < @until AND s.own = 1 AND s.status = 'pass' AND j.counts = 1
         AND NOT EXISTS (
           SELECT 1 FROM step_results o
           WHERE o.branch_id = s.branch_id AND o.job_id = s.job_id AND o.test_id = s.test_id AND o.number = s.number
             AND o.own = 1 AND o.status <> 'pass'))
  ELSE 0 END
  + CASE WHEN w.first_complete_pass < @until THEN
    (SELECT count(*) FROM step_list_tests t
     CROSS JOIN flight_jobs j
     WHERE t.test_id = w.test_id AND j.branch_id = w.branch_id AND j.job_id = w.job_id
       AND j.blessing = 'real' AND j.step_list_id = t.step_list_id AND j.number < @until)
  ELSE 0 END AS passed
FROM origins w;
