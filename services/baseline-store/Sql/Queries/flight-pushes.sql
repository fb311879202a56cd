-- The recorded pushes of a flight of a lab, by time.
SELECT p.payload
FROM labs l
CROSS JOIN pushes p
WHERE l.name = @lab AND p.lab_id = l.id AND p.number = @number
ORDER BY p.push_time, p.id;
