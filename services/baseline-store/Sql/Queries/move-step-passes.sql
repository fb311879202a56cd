-- Moves the first passes of a flight whose facts are replaced to the next flight that passed the step. There is one: the others were
-- removed.
UPDATE step_passes
SET first_pass = (
  SELECT min(later.number)
  FROM (
    SELECT (
      SELECT o.number
      FROM flight_jobs o
      WHERE o.branch_id = step_passes.branch_id AND o.job_id = step_passes.job_id AND o.blessing = step_passes.blessing
        AND o.step_list_id = l.step_list_id AND o.number > @number
      ORDER BY o.number
      LIMIT 1) AS number
    FROM step_list_tests l
    WHERE l.test_id = step_passes.test_id) AS later)
WHERE (branch_id, job_id, test_id, blessing) IN (
  SELECT k.branch_id, k.job_id, k.test_id, k.blessing
  FROM flight_jobs j
  CROSS JOIN step_list_tests t
  CROSS JOIN step_passes k
  WHERE j.branch_id = @branch AND j.number = @number AND t.step_list_id = j.step_list_id
    AND k.branch_id = j.branch_id AND k.job_id = j.job_id AND k.test_id = t.test_id AND k.blessing = j.blessing
    AND k.first_pass = j.number);
