-- Adds the revisions that a flight is compared by.
INSERT INTO wanted_revisions (branch_id, number, side, tree_id, beginning, lead)
SELECT @branch, @number, @side, CAST(r.value ->> 0 AS BIGINT), r.value ->> 1, CAST(r.value ->> 2 AS SMALLINT)
FROM json_array_elements(CAST(@rows AS json)) AS r(value)
ON CONFLICT DO NOTHING;
