-- Keeps a change of a gate.
INSERT INTO gate_changes (branch_id, number, told_by, payload) VALUES (@branch, @number, @toldBy, @payload);
