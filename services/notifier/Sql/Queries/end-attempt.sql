-- What became of an attempt.
UPDATE deliveries SET state = @state, due_time = @due, error = @error WHERE id = @id;
