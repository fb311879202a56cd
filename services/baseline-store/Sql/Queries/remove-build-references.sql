-- Removes what a flight refers to, which is gathered anew.
DELETE FROM build_references WHERE lab_id = @lab AND number = @number;
