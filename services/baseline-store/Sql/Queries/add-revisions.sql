-- Adds the revisions of one side of a flight.
INSERT INTO flight_revisions (branch_id, tree_id, revision, side, number)
SELECT @branch, r.value ->> 0, r.value ->> 1, @side, @number
FROM json_each(@rows) r
WHERE true
ON CONFLICT DO NOTHING;
