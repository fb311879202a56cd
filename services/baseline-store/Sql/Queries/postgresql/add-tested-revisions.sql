-- Adds the revisions that a flight tested.
INSERT INTO tested_revisions (branch_id, tree_id, revision, number, whole)
SELECT @branch, CAST(r.value ->> 0 AS BIGINT), r.value ->> 1, @number, CAST(r.value ->> 2 AS SMALLINT)
FROM json_array_elements(CAST(@rows AS json)) AS r(value)
ON CONFLICT DO NOTHING;
