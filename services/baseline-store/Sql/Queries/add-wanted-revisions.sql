-- Adds the revisions that a flight is compared by.
INSERT INTO wanted_revisions (branch_id, number, side, tree_id, beginning, lead)
SELECT @branch, @number, @side, r.value ->> 0, r.value ->> 1, r.value ->> 2
FROM json_each(@rows) r
WHERE true
ON CONFLICT DO NOTHING;
