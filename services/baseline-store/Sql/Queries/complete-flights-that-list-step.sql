-- The complete flights up to a number in which a step did not pass, and those above it that stand for revisions: a flight below the number
-- may lean on them.
SELECT s.number
FROM step_results s
CROSS JOIN flight_jobs j
WHERE s.branch_id = @branch AND s.job_id = @job AND s.test_id = @test
  AND (s.number <= @until OR (SELECT 1 FROM stand_ins i WHERE i.lab_id = @lab AND i.named = s.number LIMIT 1) = 1)
  AND j.branch_id = s.branch_id AND j.job_id = s.job_id AND j.number = s.number AND j.step_list_id IS NOT NULL;
