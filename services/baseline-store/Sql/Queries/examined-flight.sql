-- A flight that is to be examined.
SELECT f.branch_id, f.blessing, f.complete FROM flights f WHERE f.lab_id = @lab AND f.number = @number;
