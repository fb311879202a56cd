-- The episodes that are open.
SELECT payload FROM regressions WHERE branch_id = @branch AND resolved_by IS NULL;
