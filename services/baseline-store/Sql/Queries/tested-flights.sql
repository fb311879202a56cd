-- The flights of a branch up to a number that tested a revision among others of its tree, with all that they tested; more than once if
-- they tested several that begin as is wanted. What a mailed flight tested is what it targeted, and certain if its report shows it: then
-- it names itself. CROSS JOIN holds SQLite to begin with the revision, and the sum to look flights up one by one and not by their range.
SELECT f.number, f.blessing, f.counts, f.complete,
  CASE WHEN f.complete = 1 OR (
    SELECT 1 FROM mentions m
    WHERE m.lab_id = f.lab_id AND m.mentioned = f.number AND m.told_by = f.number AND m.side = 0 LIMIT 1) = 1 THEN 1 ELSE 0 END AS shown,
  t.name, p.revision
FROM tested_revisions r
CROSS JOIN flights f
CROSS JOIN tested_revisions p
CROSS JOIN trees t
WHERE r.branch_id = @branch AND r.tree_id = @tree AND r.revision >= @from AND r.revision <= @to AND r.number + 0 <= @until
  AND f.lab_id = @lab AND f.number = r.number
  AND p.branch_id = r.branch_id AND p.number = r.number AND p.whole = 1
  AND t.id = p.tree_id;
