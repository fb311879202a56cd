-- The flights of a branch up to a number that tested a revision among others of its tree, with all that they tested; more than once if
-- they tested several that begin as is wanted. CROSS JOIN holds SQLite to begin with the revision, and
-- the sum to look flights up one by one and not by their range.
SELECT f.number, f.blessing, f.counts, f.complete, t.name, p.revision
FROM tested_revisions r
CROSS JOIN flights f
CROSS JOIN tested_revisions p
CROSS JOIN trees t
WHERE r.branch_id = @branch AND r.tree_id = @tree AND r.revision >= @from AND r.revision <= @to AND r.number + 0 <= @until
  AND f.lab_id = @lab AND f.number = r.number
  AND p.branch_id = r.branch_id AND p.number = r.number AND p.whole = 1
  AND t.id = p.tree_id;
