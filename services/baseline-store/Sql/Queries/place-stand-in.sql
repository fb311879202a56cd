-- Notes of which branch a flight is that stands for revisions of others.
UPDATE stand_ins
SET is_elsewhere = CASE WHEN branch_id = @branch THEN 0 ELSE 1 END
WHERE lab_id = @lab AND named = @named;
