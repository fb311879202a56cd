-- The first flight of a branch that was only mailed.
SELECT f.number FROM flights f WHERE f.branch_id = @branch AND f.complete = 0 ORDER BY f.number LIMIT 1;
