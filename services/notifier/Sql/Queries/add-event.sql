-- Writes an event to the log.
INSERT INTO events (branch_id, sequence, payload, trace_parent, published) VALUES (@branch, @sequence, @payload, @traceParent, 0);
