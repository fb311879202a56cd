-- What became of the steps that failed in a complete flight in another recorded flight, for those whose job it had. CROSS JOIN holds SQLite
-- to begin with the flight's rows.
SELECT w.job_id, w.test_id, j.passed, CASE WHEN j.step_list_id IS NULL THEN 0 ELSE 1 END AS complete, (
  SELECT s.status
  FROM step_results s
  WHERE s.branch_id = j.branch_id AND s.job_id = w.job_id AND s.test_id = w.test_id AND s.number = j.number AND s.own = 1
  ORDER BY s.status = 'pass', s.row_index
  LIMIT 1) AS status,
  (SELECT count(*) FROM step_list_tests t WHERE t.step_list_id = j.step_list_id AND t.test_id = w.test_id) AS in_list
FROM step_results w
CROSS JOIN flight_jobs j
WHERE w.branch_id = @branch AND w.number = @number AND w.status IN ('fail', 'broken')
  AND j.branch_id = @candidate_branch AND j.job_id = w.job_id AND j.number = @candidate;
