-- How many flights of a branch tested a revision, as far as that matters.
SELECT count(*) FROM (
  SELECT 1 FROM tested_revisions r
  WHERE r.branch_id = @branch AND r.tree_id = @tree AND r.revision >= @from AND r.revision <= @to
  LIMIT 200) AS found;
