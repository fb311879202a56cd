-- Adds the report of a bisection. Of two copies of one text, the one that counts is chosen as with flights, by content and never by
-- arrival. Changes no row for a copy that does not count.
INSERT INTO bisections (lab, branch, job, test_id, digest, id, verified, report_time, record_time, payload)
VALUES (@lab, @branch, @job, @test_id, @digest, @id, @verified, @report_time, @record_time, @payload)
ON CONFLICT (lab, branch, job, test_id, digest) DO UPDATE
SET verified = excluded.verified, report_time = excluded.report_time, payload = excluded.payload
WHERE (excluded.verified, excluded.report_time, excluded.payload) > (bisections.verified, bisections.report_time, bisections.payload);
