-- A flight's record: its effective facts and what we think of it.
SELECT f.number, v.payload, c.payload, f.record_time,
  (SELECT count(*) FROM fact_versions a WHERE a.lab_id = f.lab_id AND a.number = f.number) AS fact_versions
FROM labs l
CROSS JOIN flights f
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
LEFT JOIN classifications c ON c.lab_id = f.lab_id AND c.number = f.number
WHERE l.name = @lab AND f.lab_id = l.id AND f.number = @number;
