-- When something may be tried again next, after a time; null if nothing waits for that.
SELECT MIN(delayed_until) FROM subscriptions WHERE delayed_until > @now;
