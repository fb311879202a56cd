-- Marks an event that the bus has confirmed.
UPDATE events SET published = 1 WHERE id = @id;
