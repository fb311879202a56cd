-- What people say of regressions. A row follows its regression when an amendment gives that another id, and outlives it otherwise: a regression that
-- was withdrawn may come back.
CREATE TABLE regression_annotations (
  branch_id     INTEGER NOT NULL REFERENCES branches, -- where it regressed
  regression_id TEXT NOT NULL,                        -- the id of the regression within the branch
  version       INTEGER NOT NULL,                     -- how often something was said: the etag
  payload       BLOB NOT NULL,                        -- flights.v1.RegressionAnnotation, without its etag
  PRIMARY KEY (branch_id, regression_id)
);
