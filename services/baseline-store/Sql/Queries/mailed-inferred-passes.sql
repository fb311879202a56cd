-- The mailed flights of a branch and a blessing, up to a number, in which a step passed because its job did: those above the first that
-- lists it.
SELECT j.number
FROM step_keys k
CROSS JOIN flight_jobs j
WHERE k.branch_id = @branch AND k.job_id = @job AND k.test_id = @test
  AND j.branch_id = k.branch_id AND j.job_id = k.job_id AND j.number > k.first_listed AND j.number <= @until
  AND j.step_list_id IS NULL AND j.passed = 1 AND j.blessing = @blessing
  AND NOT EXISTS (
    SELECT 1 FROM step_results s
    WHERE s.branch_id = j.branch_id AND s.job_id = j.job_id AND s.test_id = k.test_id AND s.number = j.number AND s.own = 1)
LIMIT @limit;
