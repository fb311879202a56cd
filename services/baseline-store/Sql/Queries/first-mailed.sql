-- The first flight of a branch that was only mailed, but for one.
SELECT f.number FROM flights f WHERE f.branch_id = @branch AND f.complete = 0 AND f.number <> @except ORDER BY f.number LIMIT 1;
