-- The pushes that are recorded beside the reports of flights. A flight may have none, and may itself be recorded later.
CREATE TABLE pushes (
  lab_id    BIGINT NOT NULL REFERENCES labs, -- the flight's lab
  number    BIGINT NOT NULL,                 -- the flight
  id        TEXT COLLATE "C" NOT NULL,       -- what makes two records the same push
  push_time BIGINT NOT NULL,                 -- when it was done, in Unix milliseconds
  payload   BYTEA NOT NULL,                  -- flights.v1.RecordedPush
  PRIMARY KEY (lab_id, number, id)
);
