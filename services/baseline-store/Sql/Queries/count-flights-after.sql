-- How many flights a branch has of a blessing in a range.
SELECT count(*)
FROM flights f
WHERE f.branch_id = @branch AND f.blessing = @blessing AND f.number > @above AND f.number <= @until;
