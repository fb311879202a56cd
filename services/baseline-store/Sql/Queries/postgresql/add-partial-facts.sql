-- Adds what the rows of a report tell of steps in other flights.
INSERT INTO partial_facts (branch_id, job_id, test_id, mentioned, told_by, row_index, status, by_silence)
SELECT @branch, CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 1 AS BIGINT), CAST(r.value ->> 2 AS BIGINT), @number,
  CAST(r.value ->> 3 AS INTEGER), r.value ->> 4, CAST(r.value ->> 5 AS SMALLINT)
FROM json_array_elements(CAST(@rows AS json)) AS r(value);
