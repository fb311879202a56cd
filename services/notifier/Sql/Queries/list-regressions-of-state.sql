-- A page of a branch's episodes of one state, by first bad flight, then by step, with what people say of them.
SELECT r.payload, r.first_bad, r.job, r.test_id,
  (SELECT a.version FROM regression_annotations a WHERE a.branch_id = r.branch_id AND a.regression_id = r.id),
  (SELECT a.payload FROM regression_annotations a WHERE a.branch_id = r.branch_id AND a.regression_id = r.id)
FROM regressions r
WHERE r.branch_id = @branch AND r.state = @state AND (r.first_bad, r.job, r.test_id) > (@firstBad, @job, @testId)
ORDER BY r.first_bad, r.job, r.test_id LIMIT @limit;
