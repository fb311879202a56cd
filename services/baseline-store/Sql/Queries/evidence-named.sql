-- The flights that a flight's report names beside itself, and whether they are recorded on its branch and count.
SELECT DISTINCT m.mentioned, f.counts
FROM mentions m
LEFT JOIN flights f ON f.lab_id = m.lab_id AND f.number = m.mentioned AND f.branch_id = m.branch_id
WHERE m.branch_id = @branch AND m.told_by = @number AND m.mentioned <> @number;
