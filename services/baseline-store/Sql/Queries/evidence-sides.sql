-- The sides of flights that hold every revision of one side of a flight. The search is driven by the revision that the fewest
-- flights share, so that a tree that hardly ever changes costs nothing.
WITH driver AS (
  SELECT w.tree_id, w.revision
  FROM flight_revisions w
  WHERE w.branch_id = @branch AND w.number = @number AND w.side = @side
  ORDER BY (
    SELECT count(*) FROM (
      SELECT 1 FROM flight_revisions c
      WHERE c.branch_id = w.branch_id AND c.tree_id = w.tree_id AND c.revision = w.revision
      LIMIT 200) AS sharing), w.tree_id
  LIMIT 1)
SELECT r.number, r.side, f.counts, f.blessing, f.complete
FROM driver d
JOIN flight_revisions r ON r.branch_id = @branch AND r.tree_id = d.tree_id AND r.revision = d.revision
JOIN flights f ON f.lab_id = @lab AND f.number = r.number
WHERE NOT EXISTS (
  SELECT 1 FROM flight_revisions o
  WHERE o.branch_id = @branch AND o.number = @number AND o.side = @side
    AND NOT EXISTS (
      SELECT 1 FROM flight_revisions t
      WHERE t.branch_id = @branch AND t.tree_id = o.tree_id AND t.revision = o.revision AND t.side = r.side AND t.number = r.number));
