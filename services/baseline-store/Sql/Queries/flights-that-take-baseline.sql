-- The complete flights that take the baseline that a flight tells: those above it without one of their own, up to the next that tells.
SELECT f.number, v.payload
FROM flights f
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
WHERE f.branch_id = @branch AND f.takes_baseline = 1 AND f.number > @number
  AND f.number <= coalesce((
    SELECT n.number FROM flights n
    WHERE n.branch_id = @branch AND n.tells_baseline = 1 AND n.number > @number
    ORDER BY n.number
    LIMIT 1), 9223372036854775807);
