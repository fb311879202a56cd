-- A bisection of a branch.
SELECT id, report_time, record_time, payload
FROM bisections
WHERE lab = @lab AND branch = @branch AND id = @id;
