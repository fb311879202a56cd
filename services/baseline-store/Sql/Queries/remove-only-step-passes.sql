-- Removes the first passes of a flight whose facts are replaced where no other flight passed the step.
DELETE FROM step_passes
WHERE (branch_id, job_id, test_id, blessing) IN (
  SELECT k.branch_id, k.job_id, k.test_id, k.blessing
  FROM flight_jobs j
  CROSS JOIN step_list_tests t
  CROSS JOIN step_passes k
  WHERE j.branch_id = @branch AND j.number = @number AND t.step_list_id = j.step_list_id
    AND k.branch_id = j.branch_id AND k.job_id = j.job_id AND k.test_id = t.test_id AND k.blessing = j.blessing
    AND k.first_pass = j.number
    AND NOT EXISTS (
      SELECT 1
      FROM step_list_tests l
      CROSS JOIN flight_jobs o
      WHERE l.test_id = k.test_id AND o.branch_id = k.branch_id AND o.job_id = k.job_id AND o.blessing = k.blessing
        AND o.step_list_id = l.step_list_id AND o.number <> @number));
