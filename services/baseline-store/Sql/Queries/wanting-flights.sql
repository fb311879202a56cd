-- The flights of a branch, in a range, that are found by a revision that they want, and as which side they want it.
SELECT w.number, w.side
FROM wanted_revisions w
WHERE w.branch_id = @branch AND w.tree_id = @tree AND w.beginning = @beginning AND w.lead = 1
  AND w.number > @above AND w.number <= @until;
