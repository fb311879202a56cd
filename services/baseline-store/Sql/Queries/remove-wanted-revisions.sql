-- Removes the revisions that a flight is compared by, which are told anew.
DELETE FROM wanted_revisions WHERE branch_id = @branch AND number = @number;
