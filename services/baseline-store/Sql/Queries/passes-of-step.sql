-- Complete flights of a branch and a blessing, in a range, in which a step passed.
SELECT j.number
FROM step_list_tests t
CROSS JOIN flight_jobs j
WHERE t.test_id = @test AND j.branch_id = @branch AND j.job_id = @job AND j.blessing = @blessing AND j.step_list_id = t.step_list_id
  AND j.number > @above AND j.number <= @until
LIMIT @limit;
