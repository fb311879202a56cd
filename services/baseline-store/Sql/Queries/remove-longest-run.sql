-- Removes a longest run.
DELETE FROM longest_runs WHERE branch_id = @branch AND job_id = @job AND blessing = @blessing AND start_time = @start_time;
