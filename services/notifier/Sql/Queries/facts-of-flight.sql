-- What is known of a main flight of a branch.
SELECT facts FROM ledger_flights WHERE branch_id = @branch AND is_main = 1 AND number = @number;
