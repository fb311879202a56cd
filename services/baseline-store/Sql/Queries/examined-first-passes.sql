-- The first passes of the steps that failed in a flight, in the complete flights of each blessing of a branch.
SELECT s.job_id, s.test_id, k.blessing, k.first_pass
FROM step_results s
CROSS JOIN step_passes k
WHERE s.branch_id = @branch AND s.number = @number AND s.status IN ('fail', 'broken')
  AND k.branch_id = @scope_branch AND k.job_id = s.job_id AND k.test_id = s.test_id;
