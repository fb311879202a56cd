-- Adds an exclusion, unless it is recorded already.
INSERT INTO exclusions (lab_id, number, id, payload) VALUES (@lab, @number, @id, @payload)
ON CONFLICT (lab_id, number, id) DO NOTHING;
