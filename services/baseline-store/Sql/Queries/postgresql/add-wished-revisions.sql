-- Adds the revisions that a flight was to test.
INSERT INTO wished_revisions (branch_id, tree_id, revision, blessing, number)
SELECT @branch, CAST(r.value ->> 0 AS BIGINT), r.value ->> 1, @blessing, @number
FROM json_array_elements(CAST(@rows AS json)) AS r(value)
ON CONFLICT DO NOTHING;
