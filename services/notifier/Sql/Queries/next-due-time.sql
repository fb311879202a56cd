-- When a message is due next, after a time.
SELECT due_time FROM deliveries WHERE state = 1 AND due_time > @now ORDER BY due_time LIMIT 1;
