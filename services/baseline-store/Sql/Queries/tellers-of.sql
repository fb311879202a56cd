-- The flights whose reports name a flight, and as what.
SELECT m.branch_id, m.told_by, m.side FROM mentions m WHERE m.lab_id = @lab AND m.mentioned = @mentioned;
