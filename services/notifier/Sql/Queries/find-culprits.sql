-- What the newest bisection found that saw a step fail from a flight on and before it regressed anew.
SELECT c.payload FROM culprits c
WHERE c.branch_id = @branch AND c.job = @job AND c.test_id = @testId AND c.failed_in >= @firstBad AND c.failed_in < COALESCE(
  (SELECT MIN(n.first_bad) FROM regressions n
   WHERE n.branch_id = @branch AND n.job = @job AND n.test_id = @testId AND n.first_bad > @firstBad),
  9223372036854775807)
ORDER BY c.failed_in DESC, c.bisection DESC LIMIT 1;
