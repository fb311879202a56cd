-- A message is about to be sent: from here on no event is added to it.
UPDATE deliveries SET attempts = attempts + 1, attempt_time = @now WHERE id = @id;
