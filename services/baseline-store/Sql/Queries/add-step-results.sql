-- Adds the rows of a flight's report.
INSERT INTO step_results (branch_id, job_id, test_id, number, row_index, own, status, counts)
SELECT @branch, r.value ->> 0, r.value ->> 1, @number, r.value ->> 2, r.value ->> 3, r.value ->> 4, @counts
FROM json_each(@rows) r;
