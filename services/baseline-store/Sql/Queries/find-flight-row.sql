-- What the flight tables know of a flight, without its facts.
SELECT f.branch_id, f.digest, f.required_version, f.classified_version, f.applied_version
FROM flights f
WHERE f.lab_id = @lab AND f.number = @number;
