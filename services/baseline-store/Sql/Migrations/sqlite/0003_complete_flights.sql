-- Complete flights: all that a lab's database holds of a flight. A step that passed costs no row: a job's row refers to the list of the
-- steps that passed in it, and most runs of a job share one. Texts are compared and sorted bytewise.

-- 1 if the flight's effective facts are complete; 0 if it was only mailed.
ALTER TABLE flights ADD COLUMN complete INTEGER NOT NULL DEFAULT 0;

-- When the flight started, in Unix milliseconds; null if it has not, or was only mailed.
ALTER TABLE flights ADD COLUMN start_time INTEGER;

CREATE INDEX flights_by_blessing ON flights (branch_id, blessing, number);

CREATE INDEX flights_only_mailed ON flights (branch_id, number) WHERE complete = 0;

-- 1 if the report is of complete facts.
ALTER TABLE fact_versions ADD COLUMN complete INTEGER NOT NULL DEFAULT 0;

-- The digest of the report that this one replaces; empty if it replaces none.
ALTER TABLE fact_versions ADD COLUMN supersedes TEXT NOT NULL DEFAULT '';

-- Lists of the tests that passed in a run of a job.
CREATE TABLE step_lists (
  id     INTEGER PRIMARY KEY, -- the narrow key that other tables use
  digest TEXT NOT NULL UNIQUE -- the SHA-256 of the testids
);

-- The tests of each list.
CREATE TABLE step_list_tests (
  step_list_id INTEGER NOT NULL REFERENCES step_lists, -- the list
  test_id      INTEGER NOT NULL REFERENCES tests,      -- a test that passed
  PRIMARY KEY (step_list_id, test_id)
) WITHOUT ROWID;

CREATE INDEX step_lists_by_test ON step_list_tests (test_id, step_list_id);

-- The jobs of each flight, of its effective facts.
CREATE TABLE flight_jobs_new (
  branch_id    INTEGER NOT NULL, -- the flight's branch
  job_id       INTEGER NOT NULL, -- the job
  number       INTEGER NOT NULL, -- the flight
  blessing     TEXT NOT NULL,    -- the flight's blessing
  passed       INTEGER NOT NULL, -- 1 if the job passed: then a mailed flight's steps that are not listed passed too
  counts       INTEGER NOT NULL, -- 1 if it counts for whether a step of a mailed flight ever passed: of main flights
  step_list_id INTEGER,          -- the steps that passed, if the flight is complete; null if it was only mailed
  status       TEXT,             -- how the job ended or how far it got, if the flight is complete
  start_time   INTEGER,          -- when the flight started, in Unix milliseconds; null if it has not, or was only mailed
  duration     INTEGER,          -- how long its steps took that finished, in milliseconds; null if none did
  PRIMARY KEY (branch_id, job_id, number)
) WITHOUT ROWID;

INSERT INTO flight_jobs_new (branch_id, job_id, number, blessing, passed, counts)
SELECT j.branch_id, j.job_id, j.number, f.blessing, j.passed, j.counts
FROM flight_jobs j
JOIN branches b ON b.id = j.branch_id
JOIN flights f ON f.lab_id = b.lab_id AND f.number = j.number;

DROP TABLE flight_jobs;

ALTER TABLE flight_jobs_new RENAME TO flight_jobs;

-- It holds all columns that the queries need, else SQLite prefers to walk over the branch.
CREATE INDEX flight_jobs_by_flight
ON flight_jobs (branch_id, number, job_id, passed, counts, blessing, step_list_id, status, start_time, duration);

CREATE INDEX flight_jobs_by_list ON flight_jobs (branch_id, job_id, blessing, step_list_id, number);

CREATE INDEX flight_jobs_by_start ON flight_jobs (branch_id, job_id, blessing, start_time, duration) WHERE duration IS NOT NULL;

-- The runs of a job in which what a mailed flight does not list has passed.
CREATE INDEX flight_jobs_inferred ON flight_jobs (branch_id, job_id, number, counts, blessing) WHERE step_list_id IS NULL AND passed = 1;

-- For each step of complete flights: the first in which it passed. An aggregate of flight_jobs and step_list_tests.
CREATE TABLE step_passes (
  branch_id  INTEGER NOT NULL, -- the branch
  job_id     INTEGER NOT NULL, -- the step's job
  test_id    INTEGER NOT NULL, -- the step's test
  blessing   TEXT NOT NULL,    -- the blessing of the flights
  first_pass INTEGER NOT NULL, -- the lowest of them in which it passed
  PRIMARY KEY (branch_id, job_id, test_id, blessing)
) WITHOUT ROWID;

-- For each job of complete flights: the runs that took longer than all that started later. The longest run since a time is the first of
-- these since then. An aggregate of flight_jobs.
CREATE TABLE longest_runs (
  branch_id  INTEGER NOT NULL, -- the branch
  job_id     INTEGER NOT NULL, -- the job
  blessing   TEXT NOT NULL,    -- the blessing of the flights
  start_time INTEGER NOT NULL, -- when the flight started, in Unix milliseconds
  duration   INTEGER NOT NULL, -- how long the job took, in milliseconds
  PRIMARY KEY (branch_id, job_id, blessing, start_time)
) WITHOUT ROWID;

-- The revisions that each flight tested: of a complete one, those that its builds and the builds that it uses built, wherever they were
-- made; of a mailed one, those that it targeted.
CREATE TABLE tested_revisions (
  branch_id INTEGER NOT NULL, -- the flight's branch
  tree_id   INTEGER NOT NULL, -- the tree
  revision  TEXT NOT NULL,    -- the revision, or what stands behind one of its colons
  number    INTEGER NOT NULL, -- the flight
  whole     INTEGER NOT NULL, -- 1 if it is the whole revision
  PRIMARY KEY (branch_id, tree_id, revision, number, whole)
) WITHOUT ROWID;

CREATE INDEX tested_revisions_by_flight ON tested_revisions (branch_id, number, whole, tree_id, revision);

INSERT INTO tested_revisions (branch_id, tree_id, revision, number, whole)
SELECT r.branch_id, r.tree_id, r.revision, r.number, 1
FROM flight_revisions r
JOIN trees t ON t.id = r.tree_id
WHERE r.side = 0 AND t.name <> '<flight>';

-- The revisions that each flight was to test itself, to the letter: those that its jobs of the main revision were to build, and the
-- harness that ran it; of a mailed one, those that it targeted.
CREATE TABLE wished_revisions (
  branch_id INTEGER NOT NULL, -- the flight's branch
  tree_id   INTEGER NOT NULL, -- the tree
  revision  TEXT NOT NULL,    -- the revision
  blessing  TEXT NOT NULL,    -- the flight's blessing
  number    INTEGER NOT NULL, -- the flight
  PRIMARY KEY (branch_id, tree_id, revision, blessing, number)
) WITHOUT ROWID;

CREATE INDEX wished_revisions_by_flight ON wished_revisions (branch_id, number);

INSERT INTO wished_revisions (branch_id, tree_id, revision, blessing, number)
SELECT r.branch_id, r.tree_id, r.revision, f.blessing, r.number
FROM flight_revisions r
JOIN trees t ON t.id = r.tree_id
JOIN branches b ON b.id = r.branch_id
JOIN flights f ON f.lab_id = b.lab_id AND f.number = r.number
WHERE r.side = 0 AND t.name <> '<flight>';

-- Complete flights that use builds of other flights, directly or not. The other one need not be recorded; when it is, or its facts
-- change, the revisions that these tested are gathered again.
CREATE TABLE build_references (
  lab_id    INTEGER NOT NULL, -- the lab of both
  target    INTEGER NOT NULL, -- the flight that is referred to
  number    INTEGER NOT NULL, -- the flight that refers to it
  PRIMARY KEY (lab_id, target, number)
) WITHOUT ROWID;

CREATE INDEX build_references_by_flight ON build_references (lab_id, number);

-- 1 if the flight is complete and names no baseline: then the newest baseline that a flight below it tells is its own.
ALTER TABLE flights ADD COLUMN takes_baseline INTEGER NOT NULL DEFAULT 0;

CREATE INDEX flights_that_take_baseline ON flights (branch_id, number) WHERE takes_baseline = 1;

-- The revisions that each flight is compared by: both sides' as it names them, or as they follow from what is recorded. It is looked
-- from here which flights look at one that tested something.
CREATE TABLE wanted_revisions (
  branch_id INTEGER NOT NULL, -- the flight's branch
  number    INTEGER NOT NULL, -- the flight
  side      INTEGER NOT NULL, -- 0: targeted for testing; 1: the baseline
  tree_id   INTEGER NOT NULL, -- the tree
  beginning TEXT NOT NULL,    -- what a revision must begin with; a flight number for the tree '<flight>'
  lead      INTEGER NOT NULL, -- 1 for the one of a side by which it is found: that which the fewest flights wanted
  PRIMARY KEY (branch_id, number, side, tree_id, beginning)
) WITHOUT ROWID;

CREATE INDEX wanted_revisions_by_lead ON wanted_revisions (branch_id, tree_id, beginning, lead, number, side);

INSERT INTO wanted_revisions (branch_id, number, side, tree_id, beginning, lead)
SELECT DISTINCT r.branch_id, r.number, r.side, r.tree_id, rtrim(r.revision, '+'), 1 FROM flight_revisions r;

-- How long the beginnings are that are wanted of a tree: so many must be looked for.
CREATE TABLE wanted_lengths (
  branch_id INTEGER NOT NULL, -- the branch
  tree_id   INTEGER NOT NULL, -- the tree
  length    INTEGER NOT NULL, -- the length, in UTF-16 code units
  PRIMARY KEY (branch_id, tree_id, length)
) WITHOUT ROWID;

INSERT INTO wanted_lengths (branch_id, tree_id, length)
SELECT DISTINCT w.branch_id, w.tree_id, length(w.beginning) FROM wanted_revisions w;

-- Flights for which another one stands for the revisions of a side. It need not be recorded, nor of their branch.
CREATE TABLE stand_ins (
  lab_id       INTEGER NOT NULL, -- the lab of both
  named        INTEGER NOT NULL, -- the flight that stands for revisions
  number       INTEGER NOT NULL, -- the flight that names it
  branch_id    INTEGER NOT NULL, -- the naming flight's branch
  is_elsewhere INTEGER NOT NULL, -- 1 if the named flight is recorded and of another branch
  PRIMARY KEY (lab_id, named, number)
) WITHOUT ROWID;

CREATE INDEX stand_ins_by_flight ON stand_ins (lab_id, number);

CREATE INDEX stand_ins_elsewhere ON stand_ins (branch_id, is_elsewhere, number);

INSERT INTO stand_ins (lab_id, named, number, branch_id, is_elsewhere)
SELECT DISTINCT b.lab_id, CAST(r.revision AS INTEGER), r.number, r.branch_id,
  (SELECT count(*) FROM flights f
   WHERE f.lab_id = b.lab_id AND f.number = CAST(r.revision AS INTEGER) AND f.branch_id <> r.branch_id)
FROM flight_revisions r
JOIN trees t ON t.id = r.tree_id
JOIN branches b ON b.id = r.branch_id
WHERE t.name = '<flight>';
