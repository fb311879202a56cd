-- Gives a lab a key.
INSERT INTO labs (name) VALUES (@name) RETURNING id;
