-- Keeps what the ledger takes in. What it remembers after the flight is kept as it was, so that the fold can see where it changes nothing.
INSERT INTO ledger_flights (lab, number, branch_id, rules_version, history_version, is_main, facts, classification)
VALUES (@lab, @number, @branch, @rules, @history, @main, @facts, @classification)
ON CONFLICT (lab, number) DO UPDATE SET
  branch_id = excluded.branch_id,
  rules_version = excluded.rules_version,
  history_version = excluded.history_version,
  is_main = excluded.is_main,
  facts = excluded.facts,
  classification = excluded.classification,
  state_after = CASE WHEN excluded.is_main = 1 AND ledger_flights.branch_id = excluded.branch_id THEN ledger_flights.state_after END;
