-- Gives a test a key.
INSERT INTO tests (name) VALUES (@name) RETURNING id;
