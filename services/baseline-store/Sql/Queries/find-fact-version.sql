-- One report of a flight.
SELECT payload FROM fact_versions WHERE lab_id = @lab AND number = @number AND digest = @digest;
