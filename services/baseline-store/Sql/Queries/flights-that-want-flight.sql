-- The flights for which a flight stands for the revisions of one side.
SELECT w.number
FROM flight_revisions w
WHERE w.branch_id = @branch AND w.tree_id = @tree AND w.revision = @revision;
