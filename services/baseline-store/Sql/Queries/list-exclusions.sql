-- What is recorded of the exclusion of a flight.
SELECT e.payload FROM exclusions e WHERE e.lab_id = @lab AND e.number = @number;
