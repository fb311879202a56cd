-- Incidents: which regressions are one. An incident has no row of its own, but is all regressions of its id, which began in one flight.
-- Besides, ledger_flights.facts holds of the flight's report what a regression tells: commits, people and the addresses of logs.

ALTER TABLE regressions ADD COLUMN incident TEXT NOT NULL DEFAULT ''; -- the id of the incident within the branch; empty for rows of before
ALTER TABLE regressions ADD COLUMN began INTEGER;                     -- when first_bad was reported, in Unix milliseconds; null if unknown

-- Pages of incidents.
CREATE INDEX regressions_incident_order ON regressions (branch_id, first_bad, incident);

-- The regressions of one incident.
CREATE INDEX regressions_incident ON regressions (branch_id, incident, job, test_id);

-- What began about the same time on other branches.
CREATE INDEX regressions_began ON regressions (test_id, began, branch_id, incident);
