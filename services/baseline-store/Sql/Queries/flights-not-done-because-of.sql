-- The flights that were announced because of one, and of which the newest classification is yet to be kept, or to reach the ledger.
SELECT f.number, f.required_version
FROM flights f
WHERE f.lab_id = @lab AND (f.classified_version < f.required_version OR f.applied_version < f.required_version)
  AND f.cause_number = @cause
ORDER BY f.number;
