-- Removes the longest runs that took no longer than a flight's that started later.
DELETE FROM longest_runs
WHERE (branch_id, job_id, blessing, start_time) IN (
  SELECT l.branch_id, l.job_id, l.blessing, l.start_time
  FROM flight_jobs j
  CROSS JOIN longest_runs l
  WHERE j.branch_id = @branch AND j.number = @number
    AND l.branch_id = j.branch_id AND l.job_id = j.job_id AND l.blessing = j.blessing
    AND l.start_time < j.start_time AND l.duration <= j.duration);
