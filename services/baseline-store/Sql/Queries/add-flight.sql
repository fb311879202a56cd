-- Adds a flight whose facts are about to be recorded.
INSERT INTO flights (
  lab_id, number, branch_id, blessing, intended_blessing, counts, tells_baseline, digest,
  required_version, cause_number, classified_version, applied_version, record_time)
VALUES (@lab, @number, @branch, '', NULL, 0, 0, '', 0, @number, 0, 0, @record_time);
