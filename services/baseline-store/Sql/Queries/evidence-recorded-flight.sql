-- The blessing of a recorded flight of a branch.
SELECT f.blessing FROM flights f WHERE f.lab_id = @lab AND f.number = @number AND f.branch_id = @branch;
