-- Notes how long the beginnings are that are wanted of trees.
INSERT INTO wanted_lengths (branch_id, tree_id, length)
SELECT @branch, CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 1 AS INTEGER)
FROM json_array_elements(CAST(@rows AS json)) AS r(value)
ON CONFLICT DO NOTHING;
