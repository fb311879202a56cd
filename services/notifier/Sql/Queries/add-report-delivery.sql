-- Writes down a report that is to be sent.
INSERT INTO deliveries (subscription_id, name, state, create_time, start_time, due_time, attempts, event_count, error, report_id)
VALUES (@subscription, @name, 1, @now, @now, @now, 0, 0, '', @report);
