-- The mailed flights of a branch and a blessing, up to a number, that list a step as passed.
SELECT s.number
FROM step_results s
CROSS JOIN flight_jobs j
WHERE s.branch_id = @branch AND s.job_id = @job AND s.test_id = @test AND s.number <= @until AND s.own = 1 AND s.status = 'pass'
  AND j.branch_id = s.branch_id AND j.job_id = s.job_id AND j.number = s.number AND j.blessing = @blessing
  AND NOT EXISTS (
    SELECT 1 FROM step_results o
    WHERE o.branch_id = s.branch_id AND o.job_id = s.job_id AND o.test_id = s.test_id AND o.number = s.number
      AND o.own = 1 AND o.status <> 'pass')
LIMIT @limit;
