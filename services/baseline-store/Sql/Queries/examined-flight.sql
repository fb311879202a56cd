-- A flight that is to be examined, and whether a step failed in it.
SELECT f.branch_id, f.blessing, f.complete,
  CASE WHEN (
    SELECT 1 FROM step_results s
    WHERE s.branch_id = f.branch_id AND s.number = f.number AND s.status IN ('fail', 'broken') LIMIT 1) = 1 THEN 1 ELSE 0 END AS failed
FROM labs l
CROSS JOIN flights f
WHERE l.name = @lab AND f.lab_id = l.id AND f.number = @number;
