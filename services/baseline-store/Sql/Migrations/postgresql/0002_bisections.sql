-- The bisections of each branch: what the reports say, one row for each report. A branch has few, so names stand here as they are.
CREATE TABLE bisections (
  lab         TEXT COLLATE "C" NOT NULL, -- the lab that ran it
  branch      TEXT COLLATE "C" NOT NULL, -- the branch whose step was bisected
  job         TEXT COLLATE "C" NOT NULL, -- the step's job
  test_id     TEXT COLLATE "C" NOT NULL, -- the step's test
  digest      TEXT COLLATE "C" NOT NULL, -- what makes two reports the same
  id          TEXT COLLATE "C" NOT NULL, -- its id in the branch, made from all of the above
  verified    SMALLINT NOT NULL,         -- 1 if a signature's body hash proves the text
  report_time BIGINT NOT NULL,           -- when it was reported, in Unix milliseconds; 0 if the report has no date, or one before 1970
  record_time BIGINT NOT NULL,           -- when it was recorded first, in Unix milliseconds
  payload     BYTEA NOT NULL,            -- flights.v1.Bisection
  PRIMARY KEY (lab, branch, job, test_id, digest),
  UNIQUE (lab, branch, id)
);

CREATE INDEX bisections_by_report_time ON bisections (lab, branch, report_time, id);
