-- Adds a row of a flight's report.
INSERT INTO step_results (branch_id, job_id, test_id, number, row_index, own, status, counts)
VALUES (@branch, @job, @test, @number, @row, @own, @status, @counts);
