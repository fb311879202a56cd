-- Adds a longest run.
INSERT INTO longest_runs (branch_id, job_id, blessing, start_time, duration)
VALUES (@branch, @job, @blessing, @start_time, @duration);
