-- The reports of a flight, and which of them is effective.
SELECT v.payload, CASE WHEN v.digest = f.digest THEN 1 ELSE 0 END AS effective
FROM flights f
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number
WHERE f.lab_id = @lab AND f.number = @number
ORDER BY v.digest;
