-- The flights for which a flight stands for revisions.
SELECT f.branch_id, f.number, f.tells_baseline
FROM stand_ins s
JOIN flights f ON f.lab_id = s.lab_id AND f.number = s.number
WHERE s.lab_id = @lab AND s.named = @named;
