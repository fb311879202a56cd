-- The revisions of one side of a flight, by tree.
SELECT t.name, r.revision
FROM flight_revisions r
JOIN trees t ON t.id = r.tree_id
WHERE r.branch_id = @branch AND r.number = @number AND r.side = @side
ORDER BY t.name;
