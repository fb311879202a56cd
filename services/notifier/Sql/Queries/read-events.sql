-- The events of a branch after a sequence.
SELECT sequence, payload FROM events
WHERE branch_id = @branch AND sequence > @after
ORDER BY sequence LIMIT @limit;
