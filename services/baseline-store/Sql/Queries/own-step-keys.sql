-- The steps that a flight's own rows list, once for each row: with where their history begins, and whether the flight counts and the row
-- lists the step as passed.
SELECT s.job_id, s.test_id, k.first_listed, k.first_pass,
  CASE WHEN s.status = 'pass' AND s.counts = 1 THEN 1 ELSE 0 END AS listed_pass
FROM step_results s
LEFT JOIN step_keys k ON k.branch_id = s.branch_id AND k.job_id = s.job_id AND k.test_id = s.test_id
WHERE s.branch_id = @branch AND s.number = @number AND s.own = 1;
