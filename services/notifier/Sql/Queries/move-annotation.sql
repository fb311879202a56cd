-- Takes what people say of an episode along to its new id.
UPDATE regression_annotations SET regression_id = @id WHERE branch_id = @branch AND regression_id = @formerId;
