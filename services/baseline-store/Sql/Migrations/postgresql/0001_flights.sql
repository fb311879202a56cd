-- The flight tables. Numbers are flight numbers; a lab gives them from one sequence, so (lab_id, number) names a flight.
-- A branch belongs to one lab: tables that are keyed by branch_id need no lab.

-- Labs: osstest instances, and any CI that submits.
CREATE TABLE labs (
  id   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the narrow key that other tables use
  name TEXT COLLATE "C" NOT NULL UNIQUE                 -- the lab, such as 'default'
);

-- Branches that have, or had, a recorded flight.
CREATE TABLE branches (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the narrow key that other tables use
  lab_id          BIGINT NOT NULL REFERENCES labs,                 -- whose branch it is
  name            TEXT COLLATE "C" NOT NULL,                       -- the branch, such as 'xen-unstable'
  history_version BIGINT NOT NULL,                                 -- raised by one in each recording transaction that changes something
  UNIQUE (lab_id, name)
);

-- Names of jobs.
CREATE TABLE jobs (
  id   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the narrow key that other tables use
  name TEXT COLLATE "C" NOT NULL UNIQUE                 -- the job, such as 'build-amd64'
);

-- Names of tests.
CREATE TABLE tests (
  id   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the narrow key that other tables use
  name TEXT COLLATE "C" NOT NULL UNIQUE                 -- the testid, such as 'guest-localmigrate/x10'
);

-- Names of source trees.
CREATE TABLE trees (
  id   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the narrow key that other tables use
  name TEXT COLLATE "C" NOT NULL UNIQUE                 -- the tree, such as 'xen'; '<flight>' where a flight stands for the revisions
);

-- Recorded flights, and how far the pipeline is with them.
CREATE TABLE flights (
  lab_id             BIGINT NOT NULL REFERENCES labs,     -- the lab that ran it
  number             BIGINT NOT NULL,                     -- its number
  branch_id          BIGINT NOT NULL REFERENCES branches, -- the branch under test
  blessing           TEXT COLLATE "C" NOT NULL,           -- its blessing, such as 'real'
  intended_blessing  TEXT COLLATE "C",                    -- the blessing that it was meant to get; null if the report names none
  counts             SMALLINT NOT NULL,                   -- 1 if its results count as evidence
  tells_baseline     SMALLINT NOT NULL,                   -- 1 if its report tells the branch's baseline
  digest             TEXT COLLATE "C" NOT NULL,           -- the fact version that is effective
  required_version   BIGINT NOT NULL,                     -- the history version at which it was announced last
  cause_number       BIGINT NOT NULL,                     -- the flight whose recording made it be announced last
  classified_version BIGINT NOT NULL,                     -- the history version that its classification saw; 0 for none
  applied_version    BIGINT NOT NULL,                     -- the history version of the classification that the ledger took in; 0 for none
  record_time        BIGINT NOT NULL,                     -- when it was recorded first, in Unix milliseconds
  PRIMARY KEY (lab_id, number)
);

CREATE INDEX flights_by_branch ON flights (branch_id, number);

CREATE INDEX flights_that_tell_baseline ON flights (branch_id, number) WHERE tells_baseline = 1;

CREATE INDEX flights_not_done ON flights (lab_id, number)
WHERE classified_version < required_version OR applied_version < required_version;

-- Every report of a flight. One of them is effective, chosen by content and never by arrival.
CREATE TABLE fact_versions (
  lab_id      BIGINT NOT NULL,           -- the flight's lab
  number      BIGINT NOT NULL,           -- the flight's number
  digest      TEXT COLLATE "C" NOT NULL, -- what makes two reports the same
  verified    SMALLINT NOT NULL,         -- 1 if a signature's body hash proves the text
  report_time BIGINT,                    -- when it was reported, in Unix milliseconds; null if the report has no date
  payload     BYTEA NOT NULL,            -- flights.v1.Flight
  PRIMARY KEY (lab_id, number, digest),
  FOREIGN KEY (lab_id, number) REFERENCES flights
);

-- The classification that stands for each flight.
CREATE TABLE classifications (
  lab_id          BIGINT NOT NULL, -- the flight's lab
  number          BIGINT NOT NULL, -- the flight's number
  rules_version   BIGINT NOT NULL, -- the version of the rules that were applied
  history_version BIGINT NOT NULL, -- the version of the branch's history that was seen
  payload         BYTEA NOT NULL,  -- flights.v1.Classification
  PRIMARY KEY (lab_id, number),
  FOREIGN KEY (lab_id, number) REFERENCES flights
);

-- The jobs of each flight, of its effective facts.
CREATE TABLE flight_jobs (
  branch_id BIGINT NOT NULL,   -- the flight's branch
  job_id    BIGINT NOT NULL,   -- the job
  number    BIGINT NOT NULL,   -- the flight
  passed    SMALLINT NOT NULL, -- 1 if the job passed: then its steps that are not listed passed too
  counts    SMALLINT NOT NULL, -- 1 if the flight's results count as evidence
  PRIMARY KEY (branch_id, job_id, number)
);

-- By number first: the other way round the planner would take it for ranges of numbers too, and walk over the branch.
CREATE INDEX flight_jobs_by_flight ON flight_jobs (number, branch_id);

-- The rows of each flight's report, of its effective facts. A step that passed and is not listed costs no row.
CREATE TABLE step_results (
  branch_id BIGINT NOT NULL,           -- the reporting flight's branch
  job_id    BIGINT NOT NULL,           -- the step's job
  test_id   BIGINT NOT NULL,           -- the step's test
  number    BIGINT NOT NULL,           -- the flight whose report lists the row
  row_index BIGINT NOT NULL,           -- the row's place in that report, from 0
  own       SMALLINT NOT NULL,         -- 1 if the row tells of the reporting flight; 0 if of another ('in N')
  status    TEXT COLLATE "C" NOT NULL, -- how the step ended, osstest's own word
  counts    SMALLINT NOT NULL,         -- 1 if the reporting flight's results count as evidence
  PRIMARY KEY (branch_id, job_id, test_id, number, row_index)
);

-- By number first: the other way round the planner would take it for ranges of numbers too, and walk over the branch.
CREATE INDEX step_results_by_flight ON step_results (number, branch_id);

-- The revisions that each flight targeted and was compared with, of its effective facts.
CREATE TABLE flight_revisions (
  branch_id BIGINT NOT NULL,           -- the flight's branch
  tree_id   BIGINT NOT NULL,           -- the tree
  revision  TEXT COLLATE "C" NOT NULL, -- the revision as printed; a flight number for the tree '<flight>'
  side      SMALLINT NOT NULL,         -- 0: targeted for testing; 1: the baseline
  number    BIGINT NOT NULL,           -- the flight
  PRIMARY KEY (branch_id, tree_id, revision, side, number)
);

CREATE INDEX flight_revisions_by_flight ON flight_revisions (branch_id, number, side);

-- Flights that a flight's report names, with the revisions that they must have tested: one side of the naming flight's.
CREATE TABLE mentions (
  lab_id    BIGINT NOT NULL,           -- the lab of both
  mentioned BIGINT NOT NULL,           -- the flight that is named
  told_by   BIGINT NOT NULL,           -- the flight whose report names it
  side      SMALLINT NOT NULL,         -- 0: it tested what that flight targeted; 1: that flight's baseline
  branch_id BIGINT NOT NULL,           -- the naming flight's branch
  blessing  TEXT COLLATE "C" NOT NULL, -- its blessing, as far as the report shows it
  PRIMARY KEY (lab_id, mentioned, told_by, side)
);

CREATE INDEX mentions_by_teller ON mentions (branch_id, told_by, side);

-- What a report's rows tell of steps in other flights. Counts while that other flight is not recorded.
CREATE TABLE partial_facts (
  branch_id  BIGINT NOT NULL,   -- the telling flight's branch
  job_id     BIGINT NOT NULL,   -- the step's job
  test_id    BIGINT NOT NULL,   -- the step's test
  mentioned  BIGINT NOT NULL,   -- the flight that it is about
  told_by    BIGINT NOT NULL,   -- the flight whose report tells it
  row_index  BIGINT NOT NULL,   -- the row that tells it
  status     TEXT COLLATE "C",  -- how the step ended there; null if it is only known that it did not pass
  by_silence SMALLINT NOT NULL, -- 1 if the row tells it by not saying 'pass in'
  PRIMARY KEY (branch_id, job_id, test_id, mentioned, told_by, row_index)
);

CREATE INDEX partial_facts_by_teller ON partial_facts (told_by, branch_id);

-- For each step that was ever listed: where its history begins. An aggregate of step_results and flight_jobs.
CREATE TABLE step_keys (
  branch_id    BIGINT NOT NULL, -- the branch
  job_id       BIGINT NOT NULL, -- the step's job
  test_id      BIGINT NOT NULL, -- the step's test
  first_listed BIGINT NOT NULL, -- the lowest flight whose own rows list it
  first_pass   BIGINT,          -- the lowest flight that counts and in which it passed: listed so, or its job passed, the step is not
                                -- listed, and it was listed in a lower flight; null if there is none
  PRIMARY KEY (branch_id, job_id, test_id)
);

CREATE INDEX step_keys_by_first_pass ON step_keys (first_pass, branch_id, job_id);
