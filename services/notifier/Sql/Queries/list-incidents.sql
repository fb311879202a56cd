-- A page of a branch's incidents, by first bad flight, then by id.
SELECT DISTINCT first_bad, incident FROM regressions
WHERE branch_id = @branch AND incident <> '' AND (first_bad, incident) > (@firstBad, @incident)
ORDER BY first_bad, incident LIMIT @limit;
