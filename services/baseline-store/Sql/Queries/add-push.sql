-- Adds a push, unless it is recorded already.
INSERT INTO pushes (lab_id, number, id, push_time, payload) VALUES (@lab, @number, @id, @push_time, @payload)
ON CONFLICT (lab_id, number, id) DO NOTHING;
