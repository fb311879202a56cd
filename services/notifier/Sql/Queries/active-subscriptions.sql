-- The subscriptions that are told of new events.
SELECT id, version, after_event, payload FROM subscriptions WHERE paused = 0;
