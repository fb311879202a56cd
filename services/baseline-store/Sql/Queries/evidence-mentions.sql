-- The flights that a report names as ones of one side's revisions and that are not recorded.
SELECT m.mentioned, m.blessing
FROM mentions m
WHERE m.branch_id = @branch AND m.told_by = @number AND m.side = @side
  AND NOT EXISTS (SELECT 1 FROM flights f WHERE f.lab_id = m.lab_id AND f.number = m.mentioned);
