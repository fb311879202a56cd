-- Whether a flight of a branch and a blessing had a job.
SELECT 1 FROM flight_jobs j WHERE j.branch_id = @branch AND j.job_id = @job AND j.number = @number AND j.blessing = @blessing;
