-- Adds the flights whose builds another one uses.
INSERT INTO build_references (lab_id, target, number)
SELECT @lab, r.value ->> 0, @number
FROM json_each(@rows) r;
