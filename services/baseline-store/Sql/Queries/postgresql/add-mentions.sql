-- Adds the flights that a report names.
INSERT INTO mentions (lab_id, mentioned, told_by, side, branch_id, blessing)
SELECT @lab, CAST(r.value ->> 0 AS BIGINT), @number, CAST(r.value ->> 1 AS SMALLINT), @branch, r.value ->> 2
FROM json_array_elements(CAST(@rows AS json)) AS r(value);
