-- Complete flights: all that a lab's database holds of a flight. A step that passed costs no row: a job's row refers to the list of the
-- steps that passed in it, and most runs of a job share one. Texts are compared and sorted bytewise.

-- 1 if the flight's effective facts are complete; 0 if it was only mailed.
ALTER TABLE flights ADD COLUMN complete SMALLINT NOT NULL DEFAULT 0;

-- When the flight started, in Unix milliseconds; null if it has not, or was only mailed.
ALTER TABLE flights ADD COLUMN start_time BIGINT;

CREATE INDEX flights_by_blessing ON flights (branch_id, blessing, number);

CREATE INDEX flights_only_mailed ON flights (branch_id, number) WHERE complete = 0;

-- 1 if the report is of complete facts.
ALTER TABLE fact_versions ADD COLUMN complete SMALLINT NOT NULL DEFAULT 0;

-- The digest of the report that this one replaces; empty if it replaces none.
ALTER TABLE fact_versions ADD COLUMN supersedes TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Lists of the tests that passed in a run of a job.
CREATE TABLE step_lists (
  id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the narrow key that other tables use
  digest TEXT COLLATE "C" NOT NULL UNIQUE                 -- the SHA-256 of the testids
);

-- The tests of each list.
CREATE TABLE step_list_tests (
  step_list_id BIGINT NOT NULL REFERENCES step_lists, -- the list
  test_id      BIGINT NOT NULL REFERENCES tests,      -- a test that passed
  PRIMARY KEY (step_list_id, test_id)
);

CREATE INDEX step_lists_by_test ON step_list_tests (test_id, step_list_id);

-- The flight's blessing.
ALTER TABLE flight_jobs ADD COLUMN blessing TEXT COLLATE "C" NOT NULL DEFAULT '';

-- The steps that passed, if the flight is complete; null if it was only mailed.
ALTER TABLE flight_jobs ADD COLUMN step_list_id BIGINT;

-- How the job ended or how far it got, if the flight is complete.
ALTER TABLE flight_jobs ADD COLUMN status TEXT COLLATE "C";

-- When the flight started, in Unix milliseconds; null if it has not, or was only mailed.
ALTER TABLE flight_jobs ADD COLUMN start_time BIGINT;

-- How long its steps took that finished, in milliseconds; null if none did.
ALTER TABLE flight_jobs ADD COLUMN duration BIGINT;

UPDATE flight_jobs j
SET blessing = f.blessing
FROM branches b, flights f
WHERE b.id = j.branch_id AND f.lab_id = b.lab_id AND f.number = j.number;

CREATE INDEX flight_jobs_by_list ON flight_jobs (branch_id, job_id, blessing, step_list_id, number);

CREATE INDEX flight_jobs_by_start ON flight_jobs (branch_id, job_id, blessing, start_time, duration) WHERE duration IS NOT NULL;

-- The runs of a job in which what a mailed flight does not list has passed.
CREATE INDEX flight_jobs_inferred ON flight_jobs (branch_id, job_id, number, counts, blessing) WHERE step_list_id IS NULL AND passed = 1;

-- For each step of complete flights: the first in which it passed. An aggregate of flight_jobs and step_list_tests.
CREATE TABLE step_passes (
  branch_id  BIGINT NOT NULL,           -- the branch
  job_id     BIGINT NOT NULL,           -- the step's job
  test_id    BIGINT NOT NULL,           -- the step's test
  blessing   TEXT COLLATE "C" NOT NULL, -- the blessing of the flights
  first_pass BIGINT NOT NULL,           -- the lowest of them in which it passed
  PRIMARY KEY (branch_id, job_id, test_id, blessing)
);

-- For each job of complete flights: the runs that took longer than all that started later. The longest run since a time is the first of
-- these since then. An aggregate of flight_jobs.
CREATE TABLE longest_runs (
  branch_id  BIGINT NOT NULL,           -- the branch
  job_id     BIGINT NOT NULL,           -- the job
  blessing   TEXT COLLATE "C" NOT NULL, -- the blessing of the flights
  start_time BIGINT NOT NULL,           -- when the flight started, in Unix milliseconds
  duration   BIGINT NOT NULL,           -- how long the job took, in milliseconds
  PRIMARY KEY (branch_id, job_id, blessing, start_time)
);

-- The revisions that each flight tested: of a complete one, those that its builds and the builds that it uses built, wherever they were
-- made; of a mailed one, those that it targeted.
CREATE TABLE tested_revisions (
  branch_id BIGINT NOT NULL,           -- the flight's branch
  tree_id   BIGINT NOT NULL,           -- the tree
  revision  TEXT COLLATE "C" NOT NULL, -- the revision, or what stands behind one of its colons
  number    BIGINT NOT NULL,           -- the flight
  whole     SMALLINT NOT NULL,         -- 1 if it is the whole revision
  PRIMARY KEY (branch_id, tree_id, revision, number, whole)
);

CREATE INDEX tested_revisions_by_flight ON tested_revisions (number, branch_id);

INSERT INTO tested_revisions (branch_id, tree_id, revision, number, whole)
SELECT r.branch_id, r.tree_id, r.revision, r.number, 1
FROM flight_revisions r
JOIN trees t ON t.id = r.tree_id
WHERE r.side = 0 AND t.name <> '<flight>';

-- The revisions that each flight was to test itself, to the letter: those that its jobs of the main revision were to build, and the
-- harness that ran it; of a mailed one, those that it targeted.
CREATE TABLE wished_revisions (
  branch_id BIGINT NOT NULL,           -- the flight's branch
  tree_id   BIGINT NOT NULL,           -- the tree
  revision  TEXT COLLATE "C" NOT NULL, -- the revision
  blessing  TEXT COLLATE "C" NOT NULL, -- the flight's blessing
  number    BIGINT NOT NULL,           -- the flight
  PRIMARY KEY (branch_id, tree_id, revision, blessing, number)
);

CREATE INDEX wished_revisions_by_flight ON wished_revisions (number, branch_id);

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
  lab_id    BIGINT NOT NULL, -- the lab of both
  target    BIGINT NOT NULL, -- the flight that is referred to
  number    BIGINT NOT NULL, -- the flight that refers to it
  PRIMARY KEY (lab_id, target, number)
);

CREATE INDEX build_references_by_flight ON build_references (lab_id, number);

-- 1 if the flight is complete and names no baseline: then the newest baseline that a flight below it tells is its own.
ALTER TABLE flights ADD COLUMN takes_baseline SMALLINT NOT NULL DEFAULT 0;

CREATE INDEX flights_that_take_baseline ON flights (branch_id, number) WHERE takes_baseline = 1;

-- The revisions that each flight is compared by: both sides' as it names them, or as they follow from what is recorded. It is looked
-- from here which flights look at one that tested something.
CREATE TABLE wanted_revisions (
  branch_id BIGINT NOT NULL,           -- the flight's branch
  number    BIGINT NOT NULL,           -- the flight
  side      SMALLINT NOT NULL,         -- 0: targeted for testing; 1: the baseline
  tree_id   BIGINT NOT NULL,           -- the tree
  beginning TEXT COLLATE "C" NOT NULL, -- what a revision must begin with; a flight number for the tree '<flight>'
  lead      SMALLINT NOT NULL,         -- 1 for the one of a side by which it is found: that which the fewest flights wanted
  PRIMARY KEY (branch_id, number, side, tree_id, beginning)
);

CREATE INDEX wanted_revisions_by_lead ON wanted_revisions (branch_id, tree_id, beginning, lead, number, side);

INSERT INTO wanted_revisions (branch_id, number, side, tree_id, beginning, lead)
SELECT DISTINCT r.branch_id, r.number, r.side, r.tree_id, rtrim(r.revision, '+'), 1 FROM flight_revisions r;

-- How long the beginnings are that are wanted of a tree: so many must be looked for.
CREATE TABLE wanted_lengths (
  branch_id BIGINT NOT NULL, -- the branch
  tree_id   BIGINT NOT NULL, -- the tree
  length    BIGINT NOT NULL, -- the length, in UTF-16 code units
  PRIMARY KEY (branch_id, tree_id, length)
);

INSERT INTO wanted_lengths (branch_id, tree_id, length)
SELECT DISTINCT w.branch_id, w.tree_id, length(w.beginning) FROM wanted_revisions w;

-- Flights for which another one stands for the revisions of a side. It need not be recorded, nor of their branch.
CREATE TABLE stand_ins (
  lab_id       BIGINT NOT NULL,   -- the lab of both
  named        BIGINT NOT NULL,   -- the flight that stands for revisions
  number       BIGINT NOT NULL,   -- the flight that names it
  branch_id    BIGINT NOT NULL,   -- the naming flight's branch
  is_elsewhere SMALLINT NOT NULL, -- 1 if the named flight is recorded and of another branch
  PRIMARY KEY (lab_id, named, number)
);

CREATE INDEX stand_ins_by_flight ON stand_ins (lab_id, number);

CREATE INDEX stand_ins_elsewhere ON stand_ins (branch_id, is_elsewhere, number);

INSERT INTO stand_ins (lab_id, named, number, branch_id, is_elsewhere)
SELECT DISTINCT b.lab_id, CAST(r.revision AS BIGINT), r.number, r.branch_id,
  (SELECT count(*) FROM flights f
   WHERE f.lab_id = b.lab_id AND f.number = CAST(r.revision AS BIGINT) AND f.branch_id <> r.branch_id)
FROM flight_revisions r
JOIN trees t ON t.id = r.tree_id
JOIN branches b ON b.id = r.branch_id
WHERE t.name = '<flight>';
