-- The flights of a branch above a number for which a flight of another branch stands for revisions.
SELECT s.number FROM stand_ins s WHERE s.branch_id = @branch AND s.is_elsewhere = 1 AND s.number > @above;
