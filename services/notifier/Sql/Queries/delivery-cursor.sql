-- How far the event log was searched.
SELECT event_id FROM delivery_cursor;
