-- The recorded pushes of a flight, by time.
SELECT p.payload FROM pushes p WHERE p.lab_id = @lab AND p.number = @number ORDER BY p.push_time, p.id;
