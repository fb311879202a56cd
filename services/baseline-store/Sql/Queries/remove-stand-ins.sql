-- Removes the flights that stand for revisions of a flight, which are told anew.
DELETE FROM stand_ins WHERE lab_id = @lab AND number = @number;
