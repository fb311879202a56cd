-- What became of a step in the flights of a branch below a number that had its job, newest first.
SELECT j.number, j.passed, CASE WHEN j.step_list_id IS NULL THEN 0 ELSE 1 END AS complete, (
  SELECT s.status
  FROM step_results s
  WHERE s.branch_id = j.branch_id AND s.job_id = j.job_id AND s.test_id = @test AND s.number = j.number AND s.own = 1
  ORDER BY s.status = 'pass', s.row_index
  LIMIT 1) AS status,
  (SELECT count(*) FROM step_list_tests t WHERE t.step_list_id = j.step_list_id AND t.test_id = @test) AS in_list
FROM flight_jobs j
WHERE j.branch_id = @branch AND j.job_id = @job AND j.number < @below
ORDER BY j.number DESC
LIMIT @limit;
