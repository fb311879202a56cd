-- What operators record of the exclusion of flights. A flight may have none, and may itself be recorded later. Wherever a table repeats the
-- blessing of a flight that is excluded, 'excluded' and a tab stand before it, so that it counts for nobody.
CREATE TABLE exclusions (
  lab_id  BIGINT NOT NULL REFERENCES labs, -- the flight's lab
  number  BIGINT NOT NULL,                 -- the flight
  id      TEXT COLLATE "C" NOT NULL,       -- what makes two records the same
  payload BYTEA NOT NULL,                  -- flights.v1.FlightExclusion
  PRIMARY KEY (lab_id, number, id)
);
