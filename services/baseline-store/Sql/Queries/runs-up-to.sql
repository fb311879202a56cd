-- The runs of a job up to one that was removed, the last first,
-- as far back as to the longest run before it: those that took longer than all that started after it.
SELECT j.start_time, j.duration
FROM flight_jobs j
WHERE j.branch_id = @branch AND j.job_id = @job AND j.blessing = @blessing AND j.duration IS NOT NULL
  AND j.start_time <= @start_time
  AND j.start_time > coalesce((
    SELECT max(l.start_time) FROM longest_runs l
    WHERE l.branch_id = @branch AND l.job_id = @job AND l.blessing = @blessing AND l.start_time < @start_time), -9223372036854775807)
  AND j.duration > coalesce((
    SELECT max(l.duration) FROM longest_runs l
    WHERE l.branch_id = @branch AND l.job_id = @job AND l.blessing = @blessing AND l.start_time > @start_time), -9223372036854775807)
ORDER BY j.start_time DESC, j.duration DESC;
