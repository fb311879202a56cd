-- What became of the steps of a flight's rows in another recorded flight, for the rows whose job it had.
SELECT w.row_index, j.passed, (
  SELECT s.status
  FROM step_results s
  WHERE s.branch_id = w.branch_id AND s.job_id = w.job_id AND s.test_id = w.test_id AND s.number = @candidate AND s.own = 1
  ORDER BY s.status = 'pass', s.row_index
  LIMIT 1) AS status
FROM step_results w
JOIN flight_jobs j ON j.branch_id = w.branch_id AND j.job_id = w.job_id AND j.number = @candidate
WHERE w.branch_id = @branch AND w.number = @number;
