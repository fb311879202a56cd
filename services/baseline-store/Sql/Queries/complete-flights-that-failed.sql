-- The complete flights of a branch, in a range, in which something did not pass.
SELECT f.number
FROM flights f
WHERE f.branch_id = @branch AND f.number >= @from AND f.number < @below AND f.complete = 1
  AND EXISTS (SELECT 1 FROM step_results s WHERE s.branch_id = f.branch_id AND s.number = f.number);
