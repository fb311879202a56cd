-- The revisions that a flight wants of one side.
SELECT t.name, w.beginning
FROM wanted_revisions w
JOIN trees t ON t.id = w.tree_id
WHERE w.branch_id = @branch AND w.number = @number AND w.side = @side;
