-- Takes the jobs of a complete flight into the longest runs: those that took longer than all that started later.
INSERT INTO longest_runs (branch_id, job_id, blessing, start_time, duration)
SELECT j.branch_id, j.job_id, j.blessing, j.start_time, j.duration
FROM flight_jobs j
WHERE j.branch_id = @branch AND j.number = @number AND j.start_time IS NOT NULL AND j.duration IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM longest_runs l
    WHERE l.branch_id = j.branch_id AND l.job_id = j.job_id AND l.blessing = j.blessing
      AND l.start_time >= j.start_time AND l.duration >= j.duration)
ON CONFLICT (branch_id, job_id, blessing, start_time) DO UPDATE SET duration = excluded.duration;
