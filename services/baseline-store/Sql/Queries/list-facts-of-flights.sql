-- Flights of a branch below a number, newest first, and whether more than one report, or a push, is recorded of each.
SELECT f.number,
  CASE WHEN (SELECT 1 FROM fact_versions v WHERE v.lab_id = f.lab_id AND v.number = f.number AND v.digest <> f.digest LIMIT 1) = 1
      OR (SELECT 1 FROM pushes p WHERE p.lab_id = f.lab_id AND p.number = f.number LIMIT 1) = 1
    THEN 1 ELSE 0 END AS has_several
FROM flights f
WHERE f.branch_id = @branch AND f.number < @below
ORDER BY f.number DESC
LIMIT @limit;
