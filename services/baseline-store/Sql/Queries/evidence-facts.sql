-- A flight's effective facts, the version of its branch's history, and that of the newest reading of allow files; with the key of its lab.
SELECT f.lab_id, f.branch_id, b.history_version, v.payload, (SELECT coalesce(max(r.version), 0) FROM allow_readings r) AS allow_version
FROM labs l
CROSS JOIN flights f
JOIN branches b ON b.id = f.branch_id
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
WHERE l.name = @lab AND f.lab_id = l.id AND f.number = @number;
