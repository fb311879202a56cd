-- Changes a subscription. What failed before may go well now.
UPDATE subscriptions SET payload = @payload, version = version + 1, paused = @paused, delayed_until = 0, failures = 0 WHERE id = @id;
