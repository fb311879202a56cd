-- Adds a revision that a flight is compared by.
INSERT INTO wanted_revisions (branch_id, number, side, tree_id, beginning, lead)
VALUES (@branch, @number, @side, @tree, @beginning, @lead)
ON CONFLICT DO NOTHING;
