-- Keeps an episode.
INSERT INTO regressions (branch_id, id, first_bad, job, test_id, state, resolved_by, incident, began, payload)
VALUES (@branch, @id, @firstBad, @job, @testId, @state, @resolvedBy, @incident, @began, @payload)
ON CONFLICT (branch_id, id) DO UPDATE SET
  state = excluded.state, resolved_by = excluded.resolved_by, incident = excluded.incident, began = excluded.began,
  payload = excluded.payload;
