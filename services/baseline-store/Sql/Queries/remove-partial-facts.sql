-- Removes what the rows tell of other flights of a flight whose facts are replaced.
DELETE FROM partial_facts WHERE branch_id = @branch AND told_by = @number;
