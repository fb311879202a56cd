-- Adds what a row tells of a step in another flight.
INSERT INTO partial_facts (branch_id, job_id, test_id, mentioned, told_by, row_index, status, by_silence)
VALUES (@branch, @job, @test, @mentioned, @number, @row, @status, @by_silence);
