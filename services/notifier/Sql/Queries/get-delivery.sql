-- A delivery by its name.
SELECT d.id, d.name, d.state, d.create_time, d.due_time, d.attempts, d.attempt_time, d.error, r.number
FROM deliveries d LEFT JOIN flight_reports r ON r.id = d.report_id
WHERE d.subscription_id = @subscription AND d.name = @name;
