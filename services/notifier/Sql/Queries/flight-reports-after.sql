-- The reports of all branches after one, in the order of writing.
SELECT id, payload, judged, rendered FROM flight_reports WHERE id > @after ORDER BY id LIMIT @limit;
