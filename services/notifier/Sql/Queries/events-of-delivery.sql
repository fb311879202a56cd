-- The events that a message tells of.
SELECT e.payload FROM delivery_events d JOIN events e ON e.id = d.event_id
WHERE d.delivery_id = @delivery
ORDER BY d.event_id;
