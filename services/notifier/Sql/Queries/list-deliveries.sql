-- A page of what a subscriber was sent, newest first.
SELECT id, name, state, create_time, due_time, attempts, attempt_time, error FROM deliveries
WHERE subscription_id = @subscription AND id < @before
ORDER BY id DESC LIMIT @limit;
