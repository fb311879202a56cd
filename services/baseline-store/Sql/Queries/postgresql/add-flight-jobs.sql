-- Adds the jobs of a flight's effective facts.
INSERT INTO flight_jobs (branch_id, job_id, number, blessing, passed, counts, step_list_id, status, start_time, duration)
SELECT @branch, CAST(r.value ->> 0 AS BIGINT), @number, @blessing, CAST(r.value ->> 1 AS SMALLINT), @counts,
  CAST(r.value ->> 2 AS BIGINT), r.value ->> 3, @start_time, CAST(r.value ->> 4 AS BIGINT)
FROM json_array_elements(CAST(@rows AS json)) AS r(value);
