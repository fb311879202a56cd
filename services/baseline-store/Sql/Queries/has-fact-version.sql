-- Whether a report is recorded.
SELECT 1 FROM fact_versions WHERE lab_id = @lab AND number = @number AND digest = @digest;
