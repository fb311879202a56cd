-- A delivery is to be sent again, now.
UPDATE deliveries SET state = 1, start_time = @now, due_time = @now, error = '' WHERE subscription_id = @subscription AND name = @name;
