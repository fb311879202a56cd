-- Keeps a classification unless a newer one is kept. Changes no row if it is older, or the flight is not recorded.
INSERT INTO classifications (lab_id, number, rules_version, history_version, payload)
SELECT f.lab_id, f.number, @rules_version, @history_version, @payload
FROM flights f
JOIN labs l ON l.id = f.lab_id
WHERE l.name = @lab AND f.number = @number
ON CONFLICT (lab_id, number) DO UPDATE
SET rules_version = excluded.rules_version, history_version = excluded.history_version, payload = excluded.payload
WHERE (excluded.rules_version, excluded.history_version) >= (classifications.rules_version, classifications.history_version);
