-- A delivery by its name, with what tells whether another event fits in.
SELECT id, attempts, event_count FROM deliveries WHERE subscription_id = @subscription AND name = @name;
