-- Notes how long the beginnings are that are wanted of trees.
INSERT INTO wanted_lengths (branch_id, tree_id, length)
SELECT @branch, r.value ->> 0, r.value ->> 1
FROM json_each(@rows) r
WHERE true
ON CONFLICT DO NOTHING;
