-- The lowest flight whose own rows list a step.
SELECT s.number
FROM step_results s
WHERE s.branch_id = @branch AND s.job_id = @job AND s.test_id = @test AND s.own = 1
ORDER BY s.number
LIMIT 1;
