-- Adds a revision that a flight tested.
INSERT INTO tested_revisions (branch_id, tree_id, revision, number, whole)
VALUES (@branch, @tree, @revision, @number, @whole)
ON CONFLICT DO NOTHING;
