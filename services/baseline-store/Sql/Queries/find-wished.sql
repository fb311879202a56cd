-- Whether a flight is one of a branch and a blessing, and whether it was to test a revision.
SELECT (
  SELECT count(*) FROM wished_revisions w
  WHERE w.branch_id = f.branch_id AND w.tree_id = @tree AND w.revision = @revision AND w.blessing = f.blessing AND w.number = f.number) AS wished
FROM flights f
WHERE f.lab_id = @lab AND f.number = @number AND f.branch_id = @branch AND f.blessing = @blessing;
