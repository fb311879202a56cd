-- The flights that list a step that passes first in a complete flight, up to that in which it passed first before; and which that is.
-- Flights above it that stand for revisions are among them: a flight below it may lean on them.
SELECT DISTINCT s.number, k.first_pass
FROM flight_jobs j
CROSS JOIN step_list_tests t
LEFT JOIN step_passes k ON k.branch_id = j.branch_id AND k.job_id = j.job_id AND k.test_id = t.test_id AND k.blessing = j.blessing
CROSS JOIN step_results s
WHERE j.branch_id = @branch AND j.number = @number AND t.step_list_id = j.step_list_id
  AND NOT EXISTS (
    SELECT 1 FROM flight_jobs o
    WHERE o.branch_id = j.branch_id AND o.job_id = j.job_id AND o.blessing = j.blessing AND o.step_list_id = j.step_list_id
      AND o.number < j.number)
  AND (k.first_pass IS NULL OR k.first_pass > j.number)
  AND s.branch_id = j.branch_id AND s.job_id = j.job_id AND s.test_id = t.test_id
  AND (s.number <= coalesce(k.first_pass, 9223372036854775807)
    OR (SELECT 1 FROM stand_ins i WHERE i.lab_id = @lab AND i.named = s.number LIMIT 1) = 1);
