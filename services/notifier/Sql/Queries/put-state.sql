-- Keeps what the ledger remembers after a flight.
UPDATE ledger_flights SET state_after = @state WHERE lab = @lab AND number = @number;
