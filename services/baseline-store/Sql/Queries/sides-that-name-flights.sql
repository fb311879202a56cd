-- The sides of a flight as ones of whose revisions its report names flights.
SELECT DISTINCT m.side FROM mentions m WHERE m.branch_id = @branch AND m.told_by = @number ORDER BY m.side;
