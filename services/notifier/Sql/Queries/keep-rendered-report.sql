-- Keeps how a report is written, unless that is kept already.
UPDATE flight_reports SET rendered = @rendered WHERE id = @id AND rendered IS NULL;
