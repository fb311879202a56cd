-- The newest flight of a branch.
SELECT f.number FROM flights f WHERE f.branch_id = @branch ORDER BY f.number DESC LIMIT 1;
