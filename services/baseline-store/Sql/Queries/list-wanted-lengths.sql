-- How long the beginnings are that are wanted of a tree.
SELECT length FROM wanted_lengths WHERE branch_id = @branch AND tree_id = @tree;
