-- How many results of a flight were judged.
SELECT COUNT(*) FROM flight_reports WHERE branch_id = @branch AND number = @number;
