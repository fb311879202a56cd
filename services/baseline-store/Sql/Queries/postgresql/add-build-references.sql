-- Adds the flights whose builds another one uses.
INSERT INTO build_references (lab_id, target, number)
SELECT @lab, CAST(r.value ->> 0 AS BIGINT), @number
FROM json_array_elements(CAST(@rows AS json)) AS r(value);
