-- Gives the sending for a subscription back.
UPDATE subscriptions SET claimed_until = 0 WHERE id = @id AND claimed_until = @claimed;
