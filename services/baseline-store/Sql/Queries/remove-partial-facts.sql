-- Removes what the rows tell of other flights of a flight whose facts are replaced.
-- The plus holds SQLite to the index by teller: left to choose, it would walk over the branch.
DELETE FROM partial_facts WHERE +branch_id = @branch AND told_by = @number;
