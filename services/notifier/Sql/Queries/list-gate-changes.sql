-- A page of the changes of a gate, oldest first.
SELECT payload, number FROM gate_changes
WHERE branch_id = @branch AND number > @after
ORDER BY number LIMIT @limit;
