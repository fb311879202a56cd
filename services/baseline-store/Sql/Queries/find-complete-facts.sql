-- The effective facts of a flight; null if they are not complete.
SELECT CASE WHEN f.complete = 1 THEN v.payload END AS payload
FROM flights f
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
WHERE f.lab_id = @lab AND f.number = @number;
