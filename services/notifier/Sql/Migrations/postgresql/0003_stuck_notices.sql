-- The notices that a gate has been shut for long: at most one a flight.
CREATE TABLE stuck_notices (
  branch_id BIGINT NOT NULL REFERENCES branches, -- whose gate it is
  number    BIGINT NOT NULL,                     -- the flight whose report time passed the step
  payload   BYTEA NOT NULL,                      -- flights.v1.StuckNotice
  PRIMARY KEY (branch_id, number)
);
