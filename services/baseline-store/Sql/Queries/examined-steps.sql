-- The steps of a complete flight that did not pass, by their positions.
SELECT s.job_id, s.test_id, t.name, s.row_index, s.status
FROM step_results s
JOIN tests t ON t.id = s.test_id
WHERE s.branch_id = @branch AND s.number = @number
ORDER BY s.row_index;
