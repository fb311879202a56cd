-- Adds a revision of one side of a flight.
INSERT INTO flight_revisions (branch_id, tree_id, revision, side, number)
VALUES (@branch, @tree, @revision, @side, @number)
ON CONFLICT DO NOTHING;
