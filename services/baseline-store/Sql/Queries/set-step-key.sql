-- Sets where a step's history begins.
INSERT INTO step_keys (branch_id, job_id, test_id, first_listed, first_pass)
VALUES (@branch, @job, @test, @first_listed, @first_pass)
ON CONFLICT (branch_id, job_id, test_id) DO UPDATE SET first_listed = excluded.first_listed, first_pass = excluded.first_pass;
