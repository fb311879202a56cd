-- A flight's record: its effective facts and what we think of it.
SELECT f.number, v.payload, c.payload, f.record_time,
  (SELECT count(*) FROM fact_versions a WHERE a.lab_id = f.lab_id AND a.number = f.number) AS fact_versions
FROM flights f
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
LEFT JOIN classifications c ON c.lab_id = f.lab_id AND c.number = f.number
WHERE f.lab_id = @lab AND f.number = @number;
