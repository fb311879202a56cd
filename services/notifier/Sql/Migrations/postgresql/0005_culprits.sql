-- What bisections found. Which regression it is about follows from where the step failed, whatever became known first.
CREATE TABLE culprits (
  branch_id BIGINT NOT NULL REFERENCES branches, -- whose step was bisected
  bisection TEXT COLLATE "C" NOT NULL,           -- the id of the bisection within the branch
  job       TEXT COLLATE "C" NOT NULL,           -- the step's job
  test_id   TEXT COLLATE "C" NOT NULL,           -- the step's test
  failed_in BIGINT NOT NULL,                     -- the first flight that the bisection saw fail
  payload   BYTEA NOT NULL,                      -- flights.v1.Culprits
  PRIMARY KEY (branch_id, bisection)
);

-- The newest bisection of a step.
CREATE INDEX culprits_of_step ON culprits (branch_id, job, test_id, failed_in, bisection);

-- The next episode of a step.
CREATE INDEX regressions_of_step ON regressions (branch_id, job, test_id, first_bad);
