-- The records of a branch's flights below a number, newest first.
SELECT f.number, v.payload, c.payload, f.record_time,
  (SELECT count(*) FROM fact_versions a WHERE a.lab_id = f.lab_id AND a.number = f.number) AS fact_versions
FROM flights f
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
LEFT JOIN classifications c ON c.lab_id = f.lab_id AND c.number = f.number
WHERE f.branch_id = @branch AND f.number < @below
ORDER BY f.number DESC
LIMIT @limit;
