-- Adds the tests of a list.
INSERT INTO step_list_tests (step_list_id, test_id)
SELECT @list, CAST(r.value ->> 0 AS BIGINT)
FROM json_array_elements(CAST(@rows AS json)) AS r(value);
