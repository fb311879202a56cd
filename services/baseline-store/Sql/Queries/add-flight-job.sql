-- Adds a job of a flight's effective facts.
INSERT INTO flight_jobs (branch_id, job_id, number, blessing, passed, counts, step_list_id, status, start_time, duration)
VALUES (@branch, @job, @number, @blessing, @passed, @counts, @list, @status, @start_time, @duration);
