-- The key of a job.
SELECT id FROM jobs WHERE name = @name;
