-- Forgets what people said of an episode.
DELETE FROM regression_annotations WHERE branch_id = @branch AND regression_id = @id;
