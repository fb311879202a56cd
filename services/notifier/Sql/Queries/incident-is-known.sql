-- Whether an incident has an id.
SELECT 1 FROM regressions WHERE branch_id = @branch AND incident = @incident LIMIT 1;
