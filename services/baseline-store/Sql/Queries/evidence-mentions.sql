-- The flights that a report names as ones of one side's revisions, with their blessings, whether they are recorded and count, and whether
-- the report shows that they tested them: a report that names itself does, and one of whose rows leans on the flight, if it does not
-- name that for the other side too. A flight that is recorded on another branch is not recorded here. The sum
-- holds SQLite to begin with the report's rows: left to choose, it would walk over all that was ever told on the branch.
SELECT m.mentioned, COALESCE(f.blessing, m.blessing) AS blessing, CASE WHEN f.number IS NULL THEN 0 ELSE 1 END AS recorded, COALESCE(f.counts, 1) AS counts,
  CASE WHEN m.mentioned = m.told_by OR (
    m.mentioned IN (SELECT p.mentioned FROM partial_facts p WHERE p.told_by = @number AND p.branch_id + 0 = @branch AND p.by_silence = 0)
    AND NOT EXISTS (
      SELECT 1 FROM mentions o
      WHERE o.lab_id = m.lab_id AND o.mentioned = m.mentioned AND o.told_by = m.told_by AND o.side <> m.side)) THEN 1 ELSE 0 END AS shown
FROM mentions m
LEFT JOIN flights f ON f.lab_id = m.lab_id AND f.number = m.mentioned AND f.branch_id = m.branch_id
WHERE m.branch_id = @branch AND m.told_by = @number AND m.side = @side;
