-- What reports tell of the steps of a flight's rows in a flight that is not recorded. A status goes before the mere knowledge that
-- the step did not pass, then the newest teller. CROSS JOIN holds SQLite to begin with the flight's rows: left to choose, it would walk
-- over all that was ever told on the branch.
SELECT w.row_index, p.told_by, p.row_index AS told_by_row, p.status, p.by_silence
FROM step_results w
CROSS JOIN partial_facts p
WHERE w.branch_id = @branch AND w.number = @number
  AND p.branch_id = w.branch_id AND p.job_id = w.job_id AND p.test_id = w.test_id AND p.mentioned = @candidate AND p.told_by <= @until
ORDER BY w.row_index, p.status IS NULL, p.told_by DESC, p.row_index;
