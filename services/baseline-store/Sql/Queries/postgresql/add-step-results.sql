-- Adds the rows of a flight's report.
INSERT INTO step_results (branch_id, job_id, test_id, number, row_index, own, status, counts)
SELECT @branch, CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 1 AS BIGINT), @number, CAST(r.value ->> 2 AS INTEGER),
  CAST(r.value ->> 3 AS SMALLINT), r.value ->> 4, @counts
FROM json_array_elements(CAST(@rows AS json)) AS r(value);
