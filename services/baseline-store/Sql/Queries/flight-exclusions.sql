-- What is recorded of the exclusion of a flight of a lab.
SELECT e.payload
FROM labs l
CROSS JOIN exclusions e
WHERE l.name = @lab AND e.lab_id = l.id AND e.number = @number;
