-- Takes the steps that passed in a complete flight into the first passes. A job of which a lower flight passed the same steps adds
-- nothing.
INSERT INTO step_passes (branch_id, job_id, test_id, blessing, first_pass)
SELECT j.branch_id, j.job_id, t.test_id, j.blessing, j.number
FROM flight_jobs j
CROSS JOIN step_list_tests t
WHERE j.branch_id = @branch AND j.number = @number AND t.step_list_id = j.step_list_id
  AND NOT EXISTS (
    SELECT 1 FROM flight_jobs o
    WHERE o.branch_id = j.branch_id AND o.job_id = j.job_id AND o.blessing = j.blessing AND o.step_list_id = j.step_list_id
      AND o.number < j.number)
ON CONFLICT (branch_id, job_id, test_id, blessing) DO UPDATE
SET first_pass = excluded.first_pass
WHERE excluded.first_pass < step_passes.first_pass;
