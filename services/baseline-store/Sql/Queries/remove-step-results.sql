-- Removes the rows of a flight whose facts are replaced.
DELETE FROM step_results WHERE branch_id = @branch AND number = @number;
