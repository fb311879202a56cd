-- The steps that passed first in a flight, of complete ones.
SELECT k.job_id, k.test_id, k.blessing
FROM flight_jobs j
CROSS JOIN step_list_tests t
CROSS JOIN step_passes k
WHERE j.branch_id = @branch AND j.number = @number AND t.step_list_id = j.step_list_id
  AND k.branch_id = j.branch_id AND k.job_id = j.job_id AND k.test_id = t.test_id AND k.blessing = j.blessing
  AND k.first_pass = j.number;
