-- One episode, with what people say of it.
SELECT r.payload,
  (SELECT a.version FROM regression_annotations a WHERE a.branch_id = r.branch_id AND a.regression_id = r.id),
  (SELECT a.payload FROM regression_annotations a WHERE a.branch_id = r.branch_id AND a.regression_id = r.id)
FROM regressions r WHERE r.branch_id = @branch AND r.id = @id;
