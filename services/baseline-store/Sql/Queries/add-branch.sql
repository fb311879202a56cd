-- Gives a branch a key; its history is empty.
INSERT INTO branches (lab_id, name, history_version) VALUES (@lab, @name, 0) RETURNING id;
