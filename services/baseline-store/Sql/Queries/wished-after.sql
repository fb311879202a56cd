-- The first flights of a branch and a blessing, in a range, that were to test a revision.
SELECT w.number
FROM wished_revisions w
WHERE w.branch_id = @branch AND w.tree_id = @tree AND w.revision = @revision AND w.blessing = @blessing
  AND w.number > @above AND w.number <= @until
ORDER BY w.number
LIMIT @limit;
