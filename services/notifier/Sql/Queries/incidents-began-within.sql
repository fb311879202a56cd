-- The incidents of all branches with a test that began within a time.
SELECT branch_id, incident FROM regressions
WHERE test_id = @testId AND began BETWEEN @from AND @to
ORDER BY began, branch_id, incident LIMIT @limit;
