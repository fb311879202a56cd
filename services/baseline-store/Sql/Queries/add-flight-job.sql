-- Adds a job of a flight's effective facts.
INSERT INTO flight_jobs (branch_id, job_id, number, passed, counts) VALUES (@branch, @job, @number, @passed, @counts);
