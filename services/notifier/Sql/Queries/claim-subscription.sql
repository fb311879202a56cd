-- Takes the sending for a subscription, if no process has it.
UPDATE subscriptions SET claimed_until = @until
WHERE id = @id AND paused = 0 AND claimed_until <= @now AND delayed_until <= @now;
