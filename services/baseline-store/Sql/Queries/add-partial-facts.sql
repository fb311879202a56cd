-- Adds what the rows of a report tell of steps in other flights.
INSERT INTO partial_facts (branch_id, job_id, test_id, mentioned, told_by, row_index, status, by_silence)
SELECT @branch, r.value ->> 0, r.value ->> 1, r.value ->> 2, @number, r.value ->> 3, r.value ->> 4, r.value ->> 5
FROM json_each(@rows) r;
