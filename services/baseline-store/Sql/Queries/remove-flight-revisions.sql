-- Removes the revisions of a flight whose facts are replaced.
DELETE FROM flight_revisions WHERE branch_id = @branch AND number = @number;
