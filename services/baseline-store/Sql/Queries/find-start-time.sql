-- When a flight started.
SELECT start_time FROM flights WHERE lab_id = @lab AND number = @number;
