-- Adds a reading of allow files behind all others. Changes no row if it is recorded already.
INSERT INTO allow_readings (version, lab, read_time, digest, payload)
VALUES ((SELECT coalesce(max(r.version), 0) + 1 FROM allow_readings r), @lab, @read_time, @digest, @payload)
ON CONFLICT (lab, read_time, digest) DO NOTHING;
