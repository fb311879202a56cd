-- A page of a branch's episodes of one state, by first bad flight, then by step.
SELECT payload, first_bad, job, test_id FROM regressions
WHERE branch_id = @branch AND state = @state AND (first_bad, job, test_id) > (@firstBad, @job, @testId)
ORDER BY first_bad, job, test_id LIMIT @limit;
