-- What the ledger remembers after the newest main flight.
SELECT state_after FROM ledger_flights
WHERE branch_id = @branch AND is_main = 1
ORDER BY number DESC LIMIT 1;
