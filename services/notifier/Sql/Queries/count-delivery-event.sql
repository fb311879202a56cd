-- Counts an event of a message.
UPDATE deliveries SET event_count = event_count + 1 WHERE id = @delivery;
