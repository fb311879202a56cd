-- Notes which classification of a flight the ledger took in; never an older one.
UPDATE flights
SET applied_version = @history_version
WHERE lab_id = (SELECT l.id FROM labs l WHERE l.name = @lab) AND number = @number AND applied_version < @history_version;
