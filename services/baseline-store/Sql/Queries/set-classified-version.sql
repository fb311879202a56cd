-- Notes which history version a flight's classification saw.
UPDATE flights
SET classified_version = @history_version
WHERE lab_id = (SELECT l.id FROM labs l WHERE l.name = @lab) AND number = @number;
