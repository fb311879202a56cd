-- What people say of an episode.
SELECT version, payload FROM regression_annotations WHERE branch_id = @branch AND regression_id = @id;
