-- The newest flight of a branch, below a number, that tells its baseline.
SELECT f.lab_id, v.payload
FROM flights f
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
WHERE f.branch_id = @branch AND f.tells_baseline = 1 AND f.number < @below
ORDER BY f.number DESC
LIMIT 1;
