-- The pushes that are recorded beside the reports of flights. A flight may have none, and may itself be recorded later.
CREATE TABLE pushes (
  lab_id    INTEGER NOT NULL REFERENCES labs, -- the flight's lab
  number    INTEGER NOT NULL,                 -- the flight
  id        TEXT NOT NULL,                    -- what makes two records the same push
  push_time INTEGER NOT NULL,                 -- when it was done, in Unix milliseconds
  payload   BLOB NOT NULL,                    -- flights.v1.RecordedPush
  PRIMARY KEY (lab_id, number, id)
) WITHOUT ROWID;
