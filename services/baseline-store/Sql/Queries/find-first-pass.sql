-- The first complete flight in which a step passed.
SELECT first_pass FROM step_passes WHERE branch_id = @branch AND job_id = @job AND test_id = @test AND blessing = @blessing;
