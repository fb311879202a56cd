-- Removes the jobs of a flight whose facts are replaced.
DELETE FROM flight_jobs WHERE branch_id = @branch AND number = @number;
