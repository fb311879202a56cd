-- A page of the notices of a gate that stays shut, oldest first.
SELECT payload, number FROM stuck_notices
WHERE branch_id = @branch AND number > @after
ORDER BY number LIMIT @limit;
