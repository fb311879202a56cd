-- Gives a job a key.
INSERT INTO jobs (name) VALUES (@name) RETURNING id;
