-- Removes the mentions of a flight whose facts are replaced.
DELETE FROM mentions WHERE branch_id = @branch AND told_by = @number;
