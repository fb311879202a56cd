-- Adds the revisions that a flight tested.
INSERT INTO tested_revisions (branch_id, tree_id, revision, number, whole)
SELECT @branch, r.value ->> 0, r.value ->> 1, @number, r.value ->> 2
FROM json_each(@rows) r
WHERE true
ON CONFLICT DO NOTHING;
