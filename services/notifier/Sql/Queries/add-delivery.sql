-- Writes down a message that is to be sent.
INSERT INTO deliveries (subscription_id, name, state, create_time, start_time, due_time, attempts, event_count, error)
VALUES (@subscription, @name, 1, @now, @due, @due, 0, 0, '') RETURNING id;
