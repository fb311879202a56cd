-- Adds a revision that a flight was to test.
INSERT INTO wished_revisions (branch_id, tree_id, revision, blessing, number)
VALUES (@branch, @tree, @revision, @blessing, @number)
ON CONFLICT DO NOTHING;
