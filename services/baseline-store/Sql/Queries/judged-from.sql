-- The complete flights of a branch from one on: with the time that their judgement counts from, 1 if the newest one is yet to be kept, and
-- the one that is kept.
SELECT f.number, f.judged_as_of, CASE WHEN f.classified_version < f.required_version THEN 1 ELSE 0 END AS is_waiting, c.payload
FROM flights f
LEFT JOIN classifications c ON c.lab_id = f.lab_id AND c.number = f.number
WHERE f.branch_id = @branch AND f.number >= @from AND f.complete = 1
ORDER BY f.number;
