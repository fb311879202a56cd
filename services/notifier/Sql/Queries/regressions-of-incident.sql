-- The episodes of one incident, by step.
SELECT payload FROM regressions WHERE branch_id = @branch AND incident = @incident ORDER BY job, test_id;
