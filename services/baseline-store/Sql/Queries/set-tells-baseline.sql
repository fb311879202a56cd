-- Notes whether a flight tells its branch's baseline, now that something is recorded of its pushes.
UPDATE flights SET tells_baseline = @tells_baseline WHERE lab_id = @lab AND number = @number;
