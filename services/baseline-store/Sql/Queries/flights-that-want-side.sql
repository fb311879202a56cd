-- The flights above a number of which one side's revisions are all among those of one side of a flight: a flight of that side's
-- revisions is a candidate for them. CROSS JOIN holds SQLite to begin with the one flight's side.
SELECT w.number
FROM flight_revisions m
CROSS JOIN flight_revisions w
WHERE m.branch_id = @branch AND m.number = @number AND m.side = @side
  AND w.branch_id = m.branch_id AND w.tree_id = m.tree_id AND w.revision = m.revision AND w.side IN (0, 1) AND w.number > @above
  AND NOT EXISTS (
    SELECT 1 FROM flight_revisions o
    WHERE o.branch_id = w.branch_id AND o.number = w.number AND o.side = w.side
      AND NOT EXISTS (
        SELECT 1 FROM flight_revisions t
        WHERE t.branch_id = o.branch_id AND t.tree_id = o.tree_id AND t.revision = o.revision
          AND t.side = @side AND t.number = @number));
