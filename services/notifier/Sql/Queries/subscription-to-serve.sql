-- A subscription by its key.
SELECT version, payload, failures FROM subscriptions WHERE id = @id;
