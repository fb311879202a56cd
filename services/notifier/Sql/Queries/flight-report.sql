-- A report: what is known of it, and what was sent of it.
SELECT payload, rendered FROM flight_reports WHERE id = @id;
