-- Adds the tests of a list.
INSERT INTO step_list_tests (step_list_id, test_id)
SELECT @list, r.value ->> 0
FROM json_each(@rows) r;
