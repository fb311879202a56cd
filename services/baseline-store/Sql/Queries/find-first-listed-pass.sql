-- The lowest flight that counts and lists a step as passed.
SELECT s.number
FROM step_results s
WHERE s.branch_id = @branch AND s.job_id = @job AND s.test_id = @test AND s.own = 1 AND s.counts = 1 AND s.status = 'pass'
  AND NOT EXISTS (
    SELECT 1 FROM step_results o
    WHERE o.branch_id = s.branch_id AND o.job_id = s.job_id AND o.test_id = s.test_id AND o.number = s.number
      AND o.own = 1 AND o.status <> 'pass')
ORDER BY s.number
LIMIT 1;
