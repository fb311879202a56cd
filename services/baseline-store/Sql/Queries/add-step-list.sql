-- Gives a list of tests a key.
INSERT INTO step_lists (digest) VALUES (@digest) RETURNING id;
