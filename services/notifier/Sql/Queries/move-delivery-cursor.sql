-- Tells how far the event log was searched.
UPDATE delivery_cursor SET event_id = @event WHERE id = 1;
