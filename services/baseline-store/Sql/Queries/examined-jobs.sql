-- The jobs of a complete flight that did not pass, or have a step that did not; and the longest that each took in the flights of a branch
-- since a time.
SELECT j.job_id, n.name, j.status, (
  SELECT l.duration
  FROM longest_runs l
  WHERE l.branch_id = @scope_branch AND l.job_id = j.job_id AND l.blessing = @blessing AND l.start_time >= @since
  ORDER BY l.start_time
  LIMIT 1) AS duration
FROM flight_jobs j
JOIN jobs n ON n.id = j.job_id
WHERE j.branch_id = @branch AND j.number = @number
  AND (j.passed = 0 OR j.job_id IN (SELECT s.job_id FROM step_results s WHERE s.branch_id = @branch AND s.number = @number));
