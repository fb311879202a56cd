-- Adds the revisions that a flight was to test.
INSERT INTO wished_revisions (branch_id, tree_id, revision, blessing, number)
SELECT @branch, r.value ->> 0, r.value ->> 1, @blessing, @number
FROM json_each(@rows) r
WHERE true
ON CONFLICT DO NOTHING;
