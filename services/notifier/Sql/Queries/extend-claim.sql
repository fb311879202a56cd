-- Goes on sending for a subscription, unless another process has taken it over.
UPDATE subscriptions SET claimed_until = @until WHERE id = @id AND paused = 0 AND claimed_until = @claimed;
