-- What the ledger remembers before a flight: after the next lower main flight.
SELECT state_after FROM ledger_flights
WHERE branch_id = @branch AND is_main = 1 AND number < @number
ORDER BY number DESC LIMIT 1;
