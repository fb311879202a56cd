-- The flights of all labs of which the newest classification is yet to be kept, or to reach the ledger.
SELECT l.name, f.number, f.required_version
FROM flights f
JOIN labs l ON l.id = f.lab_id
WHERE (f.classified_version < f.required_version OR f.applied_version < f.required_version)
ORDER BY f.lab_id, f.number;
