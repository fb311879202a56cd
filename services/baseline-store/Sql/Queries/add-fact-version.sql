-- Adds a report of a flight. The digest covers the text alone: of two copies of one text, the envelope of one may tell when it was
-- reported and what sort of run it was, and that of the other, which was copied from somewhere, may not. The copy that counts is chosen
-- as a report is, by content and never by arrival. Changes no row for a copy that does not count.
INSERT INTO fact_versions (lab_id, number, digest, complete, supersedes, verified, report_time, payload)
VALUES (@lab, @number, @digest, @complete, @supersedes, @verified, @report_time, @payload)
ON CONFLICT (lab_id, number, digest) DO UPDATE
SET complete = excluded.complete, supersedes = excluded.supersedes, verified = excluded.verified, report_time = excluded.report_time,
  payload = excluded.payload
WHERE (excluded.verified, excluded.report_time IS NOT NULL, coalesce(excluded.report_time, 0), excluded.payload)
  > (fact_versions.verified, fact_versions.report_time IS NOT NULL, coalesce(fact_versions.report_time, 0), fact_versions.payload);
