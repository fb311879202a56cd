-- The notices that a gate has been shut for long: at most one a flight.
CREATE TABLE stuck_notices (
  branch_id INTEGER NOT NULL REFERENCES branches, -- whose gate it is
  number    INTEGER NOT NULL,                     -- the flight whose report time passed the step
  payload   BLOB NOT NULL,                        -- flights.v1.StuckNotice
  PRIMARY KEY (branch_id, number)
);
