-- An attempt went well.
UPDATE subscriptions SET failures = 0, delayed_until = 0 WHERE id = @id;
