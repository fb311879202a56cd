-- The complete flights that use builds of a flight, directly or not.
SELECT r.number, f.branch_id, v.payload
FROM build_references r
JOIN flights f ON f.lab_id = r.lab_id AND f.number = r.number
JOIN fact_versions v ON v.lab_id = f.lab_id AND v.number = f.number AND v.digest = f.digest
WHERE r.lab_id = @lab AND r.target = @target AND f.complete = 1
ORDER BY r.number;
