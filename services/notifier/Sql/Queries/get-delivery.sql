-- A delivery by its name.
SELECT id, name, state, create_time, due_time, attempts, attempt_time, error FROM deliveries
WHERE subscription_id = @subscription AND name = @name;
