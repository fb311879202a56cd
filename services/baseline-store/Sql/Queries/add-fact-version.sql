-- Adds a report of a flight.
INSERT INTO fact_versions (lab_id, number, digest, verified, report_time, payload)
VALUES (@lab, @number, @digest, @verified, @report_time, @payload);
