-- One episode.
SELECT r.payload FROM regressions r JOIN branches b ON b.id = r.branch_id
WHERE b.lab = @lab AND b.name = @name AND r.id = @id;
