-- The key of a list of tests.
SELECT id FROM step_lists WHERE digest = @digest;
