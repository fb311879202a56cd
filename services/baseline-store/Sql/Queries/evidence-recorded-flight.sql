-- A recorded flight of a branch that stands for revisions.
SELECT f.counts, f.blessing FROM flights f WHERE f.lab_id = @lab AND f.number = @number AND f.branch_id = @branch;
