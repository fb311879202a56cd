-- Adds a flight that a report names.
INSERT INTO mentions (lab_id, mentioned, told_by, side, branch_id, blessing)
VALUES (@lab, @mentioned, @number, @side, @branch, @blessing);
