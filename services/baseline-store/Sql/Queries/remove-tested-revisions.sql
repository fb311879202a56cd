-- Removes the revisions that a flight tested, which are gathered anew.
DELETE FROM tested_revisions WHERE branch_id = @branch AND number = @number;
