-- How many flights are found by a revision that they want, as far as that matters.
SELECT count(*) FROM (
  SELECT 1 FROM wanted_revisions w
  WHERE w.branch_id = @branch AND w.tree_id = @tree AND w.beginning = @beginning AND w.lead = 1
  LIMIT 200) AS found;
