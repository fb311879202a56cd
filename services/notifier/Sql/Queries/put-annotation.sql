-- Keeps what people say of an episode.
INSERT INTO regression_annotations (branch_id, regression_id, version, payload) VALUES (@branch, @id, @version, @payload)
ON CONFLICT (branch_id, regression_id) DO UPDATE SET version = excluded.version, payload = excluded.payload;
