-- What is to be sent to a subscriber next.
SELECT id, name, start_time, attempts, report_id FROM deliveries
WHERE subscription_id = @subscription AND state = 1 AND due_time <= @due
ORDER BY due_time, id LIMIT 1;
