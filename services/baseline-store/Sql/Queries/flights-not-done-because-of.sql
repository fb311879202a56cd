-- The flights that were announced because of one, and whose classification has yet to reach the ledger.
SELECT f.number, f.required_version
FROM flights f
WHERE f.lab_id = @lab AND f.applied_version < f.required_version AND f.cause_number = @cause
ORDER BY f.number;
