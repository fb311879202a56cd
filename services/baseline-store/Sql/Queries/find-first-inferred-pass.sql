-- The lowest flight in a range that counts, whose job passed and that does not list the step.
SELECT j.number
FROM flight_jobs j
WHERE j.branch_id = @branch AND j.job_id = @job AND j.number > @above AND j.number <= @until AND j.step_list_id IS NULL AND j.passed = 1
  AND j.counts = 1
  AND NOT EXISTS (
    SELECT 1 FROM step_results s
    WHERE s.branch_id = j.branch_id AND s.job_id = j.job_id AND s.test_id = @test AND s.number = j.number AND s.own = 1)
ORDER BY j.number
LIMIT 1;
