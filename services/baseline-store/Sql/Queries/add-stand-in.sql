-- Adds a flight that stands for revisions of another one.
INSERT INTO stand_ins (lab_id, named, number, branch_id, is_elsewhere)
VALUES (@lab, @named, @number, @branch, (
  SELECT count(*) FROM flights f WHERE f.lab_id = @lab AND f.number = @named AND f.branch_id <> @branch))
ON CONFLICT DO NOTHING;
