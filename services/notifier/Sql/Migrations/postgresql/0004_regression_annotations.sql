-- What people say of regressions. A row follows its regression when an amendment gives that another id, and outlives it otherwise: a regression that
-- was withdrawn may come back.
CREATE TABLE regression_annotations (
  branch_id     BIGINT NOT NULL REFERENCES branches, -- where it regressed
  regression_id TEXT COLLATE "C" NOT NULL,           -- the id of the regression within the branch
  version       BIGINT NOT NULL,                     -- how often something was said: the etag
  payload       BYTEA NOT NULL,                      -- flights.v1.RegressionAnnotation, without its etag
  PRIMARY KEY (branch_id, regression_id)
);
