-- The ledger, and the event log that tells of its changes. Numbers are flight numbers. All that a flight changes, in whatever table,
-- is written in one transaction, which is the lock of its branch.

-- Branches of which a classified flight is known.
CREATE TABLE branches (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the narrow key that other tables use
  lab           TEXT COLLATE "C" NOT NULL,                       -- whose branch it is, such as 'default'
  name          TEXT COLLATE "C" NOT NULL,                       -- the branch, such as 'xen-unstable'
  next_sequence BIGINT NOT NULL,                                 -- the sequence of the branch's next event, from 1
  UNIQUE (lab, name)
);

-- What the ledger takes in, and what it remembers after each main flight.
CREATE TABLE ledger_flights (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- no meaning
  lab             TEXT COLLATE "C" NOT NULL,                       -- whose flight it is: a lab gives its numbers from one sequence
  number          BIGINT NOT NULL,                                 -- the flight
  branch_id       BIGINT NOT NULL REFERENCES branches,             -- the branch that it tested
  rules_version   BIGINT NOT NULL,                                 -- of the classification: the newest (rules_version, history_version) stands
  history_version BIGINT NOT NULL,                                 -- of the classification
  is_main         SMALLINT NOT NULL,                               -- 1 if it moves the ledger, else 0
  facts           BYTEA,                                           -- flights.v1.Flight without its report; null unless is_main
  classification  BYTEA,                                           -- flights.v1.Classification; null unless is_main
  state_after     BYTEA,                                           -- what the ledger remembers after it, as JSON; null unless is_main
  UNIQUE (lab, number)
);

-- Main flights in the order of the fold.
CREATE INDEX ledger_flights_main ON ledger_flights (branch_id, is_main, number);

-- The episodes.
CREATE TABLE regressions (
  branch_id   BIGINT NOT NULL REFERENCES branches, -- where it regressed
  id          TEXT COLLATE "C" NOT NULL,           -- the id within the branch
  first_bad   BIGINT NOT NULL,                     -- the flight that opened it
  job         TEXT COLLATE "C" NOT NULL,           -- the step's job
  test_id     TEXT COLLATE "C" NOT NULL,           -- the step's test
  state       BIGINT NOT NULL,                     -- flights.v1.RegressionState
  resolved_by BIGINT,                              -- the flight that resolved it; null while it is open
  payload     BYTEA NOT NULL,                      -- flights.v1.Regression
  PRIMARY KEY (branch_id, id)
);

-- Pages of all episodes of a branch, and of those of one state.
CREATE INDEX regressions_order ON regressions (branch_id, first_bad, job, test_id);
CREATE INDEX regressions_state ON regressions (branch_id, state, first_bad, job, test_id);

-- The episodes that a late flight may touch: those that are open, or were resolved after it.
CREATE INDEX regressions_resolved ON regressions (branch_id, resolved_by);

-- The changes of the gates.
CREATE TABLE gate_changes (
  branch_id BIGINT NOT NULL REFERENCES branches, -- whose gate it is
  number    BIGINT NOT NULL,                     -- the flight at which it changed
  told_by   BIGINT NOT NULL,                     -- the main flight that tells of it: the same one, or a later one that implies it
  payload   BYTEA NOT NULL,                      -- flights.v1.GateChange
  PRIMARY KEY (branch_id, number)
);

-- The changes that a late flight may touch.
CREATE INDEX gate_changes_told_by ON gate_changes (branch_id, told_by);

-- The event log, which is the outbox too.
CREATE TABLE events (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- in the order of writing
  branch_id    BIGINT NOT NULL REFERENCES branches,             -- whose event it is
  sequence     BIGINT NOT NULL,                                 -- its place in the branch's stream, from 1, without gaps
  payload      BYTEA NOT NULL,                                  -- flights.v1.LedgerEvent
  trace_parent TEXT COLLATE "C",                                -- the W3C traceparent of what caused it; null if nothing was traced
  published    SMALLINT NOT NULL,                               -- 1 once the bus has confirmed it, else 0
  UNIQUE (branch_id, sequence)
);

-- What is still to be published.
CREATE INDEX events_unpublished ON events (id) WHERE published = 0;
