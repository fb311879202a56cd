-- What the flight tables know of a flight, without its facts.
SELECT f.branch_id, f.digest, f.tells_baseline
FROM flights f
WHERE f.lab_id = @lab AND f.number = @number;
