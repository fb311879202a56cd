-- Gives a tree a key.
INSERT INTO trees (name) VALUES (@name) RETURNING id;
