-- Adds the flights that a report names.
INSERT INTO mentions (lab_id, mentioned, told_by, side, branch_id, blessing)
SELECT @lab, r.value ->> 0, @number, r.value ->> 1, @branch, r.value ->> 2
FROM json_each(@rows) r;
