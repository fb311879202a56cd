-- Deletes a subscription, and its deliveries with it.
DELETE FROM subscriptions WHERE id = @id;
