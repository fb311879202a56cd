-- Forgets an episode that was none.
DELETE FROM regressions WHERE branch_id = @branch AND id = @id;
