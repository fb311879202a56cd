-- What was read of the allow files of labs, one row for each reading. Nothing here is changed or removed: what the files were over the time
-- follows from all readings together, whatever their order. They are few, so names stand here as they are.
CREATE TABLE allow_readings (
  version   BIGINT PRIMARY KEY, -- its place in the order of recording, from 1
  lab       TEXT COLLATE "C" NOT NULL, -- the lab
  read_time BIGINT NOT NULL, -- when the files were read, in Unix milliseconds
  digest    TEXT COLLATE "C" NOT NULL, -- the SHA-256 of the payload
  payload   BYTEA NOT NULL, -- flights.v1.AllowReading
  UNIQUE (lab, read_time, digest)
);

-- The time that the judgement of a complete flight counts from, in Unix milliseconds; null if the flight was only mailed.
ALTER TABLE flights ADD COLUMN judged_as_of BIGINT;

UPDATE flights
SET judged_as_of = coalesce((SELECT v.report_time FROM fact_versions v
  WHERE v.lab_id = flights.lab_id AND v.number = flights.number AND v.digest = flights.digest), 0)
WHERE complete = 1;

CREATE INDEX flights_by_time ON flights (branch_id, judged_as_of, number) WHERE complete = 1;
