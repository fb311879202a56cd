-- What became of the steps of a flight's rows in another recorded flight, for the rows whose job it had.
SELECT w.row_index, j.passed, CASE WHEN j.step_list_id IS NULL THEN 0 ELSE 1 END AS complete, (
  SELECT s.status
  FROM step_results s
  WHERE s.branch_id = w.branch_id AND s.job_id = w.job_id AND s.test_id = w.test_id AND s.number = @candidate AND s.own = 1
  ORDER BY s.status = 'pass', s.row_index
  LIMIT 1) AS status,
  (SELECT count(*) FROM step_list_tests t WHERE t.step_list_id = j.step_list_id AND t.test_id = w.test_id) AS in_list
FROM step_results w
JOIN flight_jobs j ON j.branch_id = w.branch_id AND j.job_id = w.job_id AND j.number = @candidate
WHERE w.branch_id = @branch AND w.number = @number;
