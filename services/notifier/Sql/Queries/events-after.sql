-- The events of all branches after one, in the order of writing.
SELECT id, payload FROM events WHERE id > @after ORDER BY id LIMIT @limit;
