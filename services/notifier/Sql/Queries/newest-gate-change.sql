-- The newest change of a gate.
SELECT payload FROM gate_changes WHERE branch_id = @branch ORDER BY number DESC LIMIT 1;
