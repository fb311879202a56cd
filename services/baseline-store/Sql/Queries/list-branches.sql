-- The branches of a lab, or of all labs, after a name: with their newest flight and how many they have.
SELECT l.name, b.name, b.history_version,
  (SELECT max(f.number) FROM flights f WHERE f.branch_id = b.id) AS newest,
  (SELECT count(*) FROM flights f WHERE f.branch_id = b.id) AS flight_count
FROM branches b
JOIN labs l ON l.id = b.lab_id
WHERE (CAST(@lab AS TEXT) IS NULL OR l.name = @lab)
  AND (l.name, b.name) > (@after_lab, @after_branch)
  AND EXISTS (SELECT 1 FROM flights f WHERE f.branch_id = b.id)
ORDER BY l.name, b.name
LIMIT @limit;
