-- The subscriptions that have something to be sent, and that no process sends for.
SELECT s.id FROM subscriptions s
WHERE s.paused = 0 AND s.claimed_until <= @now AND s.delayed_until <= @now
  AND (SELECT 1 FROM deliveries d WHERE d.subscription_id = s.id AND d.state = 1 AND d.due_time <= @due LIMIT 1) = 1;
