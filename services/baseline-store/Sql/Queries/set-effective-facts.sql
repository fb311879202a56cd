-- Sets what the flight table repeats of a flight's effective facts.
UPDATE flights
SET branch_id = @branch, blessing = @blessing, intended_blessing = @intended_blessing, counts = @counts,
  tells_baseline = @tells_baseline, digest = @digest, complete = @complete, start_time = @start_time,
  takes_baseline = @takes_baseline, judged_as_of = @judged_as_of
WHERE lab_id = @lab AND number = @number;
