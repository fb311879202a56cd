-- Writes an event to the log.
INSERT INTO events (branch_id, sequence, payload, published) VALUES (@branch, @sequence, @payload, 0);
