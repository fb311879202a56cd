-- Removes a step that no flight lists any more.
DELETE FROM step_keys WHERE branch_id = @branch AND job_id = @job AND test_id = @test;
