-- The effective facts of a flight, if they are complete.
SELECT v.payload
FROM flights f
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
WHERE f.lab_id = @lab AND f.number = @number AND f.complete = 1;
