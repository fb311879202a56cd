-- Adds the jobs of a flight's effective facts.
INSERT INTO flight_jobs (branch_id, job_id, number, blessing, passed, counts, step_list_id, status, start_time, duration)
SELECT @branch, r.value ->> 0, @number, @blessing, r.value ->> 1, @counts, r.value ->> 2, r.value ->> 3, @start_time, r.value ->> 4
FROM json_each(@rows) r;
