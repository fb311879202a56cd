-- The flights in a range whose reports list a step, in their own rows or of another flight.
SELECT DISTINCT s.number
FROM step_results s
WHERE s.branch_id = @branch AND s.job_id = @job AND s.test_id = @test AND s.number > @above AND s.number <= @until;
