-- A page of a branch's episodes of one state, by first bad flight, then by step, with what people and bisections say of them.
SELECT r.payload, r.first_bad, r.job, r.test_id,
  (SELECT a.version FROM regression_annotations a WHERE a.branch_id = r.branch_id AND a.regression_id = r.id),
  (SELECT a.payload FROM regression_annotations a WHERE a.branch_id = r.branch_id AND a.regression_id = r.id),
  (SELECT c.payload FROM culprits c
   WHERE c.branch_id = r.branch_id AND c.job = r.job AND c.test_id = r.test_id AND c.failed_in >= r.first_bad AND c.failed_in < COALESCE(
     (SELECT MIN(n.first_bad) FROM regressions n
      WHERE n.branch_id = r.branch_id AND n.job = r.job AND n.test_id = r.test_id AND n.first_bad > r.first_bad),
     9223372036854775807)
   ORDER BY c.failed_in DESC, c.bisection DESC LIMIT 1)
FROM regressions r
WHERE r.branch_id = @branch AND r.state = @state AND (r.first_bad, r.job, r.test_id) > (@firstBad, @job, @testId)
ORDER BY r.first_bad, r.job, r.test_id LIMIT @limit;
