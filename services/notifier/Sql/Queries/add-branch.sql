-- Gives a branch a key; its stream of events is empty.
INSERT INTO branches (lab, name, next_sequence) VALUES (@lab, @name, 1) RETURNING id;
