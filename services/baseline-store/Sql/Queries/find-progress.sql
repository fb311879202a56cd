-- How far the pipeline is with one report of a flight.
SELECT f.required_version, f.classified_version, f.applied_version,
  (SELECT count(*) FROM fact_versions v WHERE v.lab_id = f.lab_id AND v.number = f.number AND v.digest = @digest) AS recorded
FROM flights f
JOIN labs l ON l.id = f.lab_id
WHERE l.name = @lab AND f.number = @number;
