-- The first flights of a branch and a blessing in a range.
SELECT f.number
FROM flights f
WHERE f.branch_id = @branch AND f.blessing = @blessing AND f.number > @above AND f.number <= @until
ORDER BY f.number
LIMIT @limit;
