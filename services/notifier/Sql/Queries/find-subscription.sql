-- A subscription by its name.
SELECT id, version, payload FROM subscriptions WHERE lab = @lab AND name = @name;
