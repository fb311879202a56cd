-- Notes how long a beginning is that is wanted of a tree.
INSERT INTO wanted_lengths (branch_id, tree_id, length) VALUES (@branch, @tree, @length) ON CONFLICT DO NOTHING;
