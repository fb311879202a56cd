-- Keeps a notice of a gate that stays shut.
INSERT INTO stuck_notices (branch_id, number, payload) VALUES (@branch, @number, @payload);
