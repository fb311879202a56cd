-- The jobs of a flight of which its run is one of the longest.
SELECT l.job_id, l.blessing, l.start_time
FROM flight_jobs j
CROSS JOIN longest_runs l
WHERE j.branch_id = @branch AND j.number = @number
  AND l.branch_id = j.branch_id AND l.job_id = j.job_id AND l.blessing = j.blessing
  AND l.start_time = j.start_time AND l.duration = j.duration;
