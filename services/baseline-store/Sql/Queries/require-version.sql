-- Notes that a flight must be judged anew, and because of whom.
UPDATE flights SET required_version = @version, cause_number = @cause WHERE lab_id = @lab AND number = @number;
