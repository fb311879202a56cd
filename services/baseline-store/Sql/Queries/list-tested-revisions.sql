-- The revisions that a flight tested.
SELECT t.name, r.revision
FROM tested_revisions r
JOIN trees t ON t.id = r.tree_id
WHERE r.branch_id = @branch AND r.number = @number AND r.whole = 1;
