-- Writes that a flight was judged, unless its results were judged before.
INSERT INTO flight_reports (branch_id, number, digest, payload, judged) VALUES (@branch, @number, @digest, @payload, @judged)
ON CONFLICT (branch_id, number, digest) DO NOTHING RETURNING id;
