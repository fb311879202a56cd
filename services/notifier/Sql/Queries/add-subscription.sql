-- Keeps a subscription, unless there is one of that name: then there is no row.
INSERT INTO subscriptions (lab, name, owner, payload, version, paused, after_event, claimed_until, delayed_until, failures)
VALUES (@lab, @name, @owner, @payload, 1, @paused, @after, 0, 0, 0)
ON CONFLICT (lab, name) DO NOTHING RETURNING id;
