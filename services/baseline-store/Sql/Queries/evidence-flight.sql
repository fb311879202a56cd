-- A flight's effective facts, and the version of its branch's history.
SELECT f.branch_id, b.history_version, v.payload
FROM flights f
JOIN branches b ON b.id = f.branch_id
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
WHERE f.lab_id = @lab AND f.number = @number;
