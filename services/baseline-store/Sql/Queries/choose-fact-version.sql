-- The report of a flight that is effective: complete facts before mailed ones; then one that no other of its kind replaces, and that
-- replaces another; then a proven text, the later one, and the larger digest.
SELECT v.digest
FROM fact_versions v
WHERE v.lab_id = @lab AND v.number = @number
ORDER BY v.complete DESC,
  EXISTS (
    SELECT 1 FROM fact_versions o
    WHERE o.lab_id = v.lab_id AND o.number = v.number AND o.complete = v.complete AND o.supersedes = v.digest AND o.digest <> v.digest),
  v.supersedes = '', v.verified DESC, v.report_time IS NULL, v.report_time DESC, v.digest DESC
LIMIT 1;
