-- What the ledger knows of a flight: where it stands, and which classification was taken in.
SELECT branch_id, rules_version, history_version, is_main FROM ledger_flights WHERE lab = @lab AND number = @number;
