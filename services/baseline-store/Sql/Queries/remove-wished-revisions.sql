-- Removes the revisions that a flight was to test, whose facts are replaced.
DELETE FROM wished_revisions WHERE branch_id = @branch AND number = @number;
