-- osstest's own reports, for those who want them by mail.

-- Complete flights in the order in which they were judged first: one row for each of their results, however often these are judged.
CREATE TABLE flight_reports (
  id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- in the order of writing
  branch_id BIGINT NOT NULL REFERENCES branches,             -- whose flight it is
  number    BIGINT NOT NULL,                                 -- the flight
  digest    TEXT COLLATE "C" NOT NULL,                       -- of its results
  payload   BYTEA NOT NULL,                                  -- flights.v1.FlightReport as far as it is known then: without its text
  judged    BYTEA NOT NULL,                                  -- flights.v1.FlightClassified of that moment, as far as filters look at it
  rendered  BYTEA,                                           -- flights.v1.FlightReport as it was sent first; null until then
  UNIQUE (branch_id, number, digest)
);

-- The report that a message is; null for one that tells of events.
ALTER TABLE deliveries ADD COLUMN report_id BIGINT REFERENCES flight_reports;

-- The messages that are a report: few of all.
CREATE INDEX deliveries_report ON deliveries (report_id) WHERE report_id IS NOT NULL;
