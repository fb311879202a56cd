-- The next main flight from a number on, with what the ledger remembered after it.
SELECT number, facts, classification, state_after FROM ledger_flights
WHERE branch_id = @branch AND is_main = 1 AND number >= @from
ORDER BY number LIMIT 1;
