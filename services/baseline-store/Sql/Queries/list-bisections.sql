-- A branch's bisections before one, the one reported last first: of a job, of a test, or all.
SELECT id, report_time, record_time, payload
FROM bisections
WHERE lab = @lab AND branch = @branch
  AND (report_time, id) < (@before_time, @before_id)
  AND (CAST(@job AS TEXT) IS NULL OR job = @job)
  AND (CAST(@test_id AS TEXT) IS NULL OR test_id = @test_id)
ORDER BY report_time DESC, id DESC
LIMIT @limit;
