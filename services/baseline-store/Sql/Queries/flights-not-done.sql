-- The flights of all labs whose classification has yet to reach the ledger.
SELECT l.name, f.number, f.required_version
FROM flights f
JOIN labs l ON l.id = f.lab_id
WHERE f.applied_version < f.required_version
ORDER BY f.lab_id, f.number;
