-- A branch of a lab, and its first flight that was only mailed; of an unknown branch of a known lab, the lab alone.
SELECT l.id, b.id AS branch_id, b.history_version, (
  SELECT f.number FROM flights f WHERE f.branch_id = b.id AND f.complete = 0 ORDER BY f.number LIMIT 1) AS first_mailed
FROM labs l
LEFT JOIN branches b ON b.lab_id = l.id AND b.name = @name
WHERE l.name = @lab;
