-- A message tells of an event too.
INSERT INTO delivery_events (delivery_id, event_id) VALUES (@delivery, @event);
