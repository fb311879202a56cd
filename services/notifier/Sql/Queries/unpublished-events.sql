-- The oldest events that are still to be published: those of one branch come in sequence.
SELECT id, payload, trace_parent FROM events WHERE published = 0 ORDER BY id LIMIT @limit;
