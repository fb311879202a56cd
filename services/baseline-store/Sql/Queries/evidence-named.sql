-- The flights that a flight's report names beside itself, and whether they are recorded on its branch and count. CROSS JOIN holds SQLite to
-- begin with the flight.
SELECT DISTINCT m.mentioned, f.counts
FROM labs l
CROSS JOIN flights t
CROSS JOIN mentions m
LEFT JOIN flights f ON f.lab_id = m.lab_id AND f.number = m.mentioned AND f.branch_id = m.branch_id
WHERE l.name = @lab AND t.lab_id = l.id AND t.number = @number
  AND m.branch_id = t.branch_id AND m.told_by = t.number AND m.mentioned <> t.number;
