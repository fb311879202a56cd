-- Adds the revisions of one side of a flight.
INSERT INTO flight_revisions (branch_id, tree_id, revision, side, number)
SELECT @branch, CAST(r.value ->> 0 AS BIGINT), r.value ->> 1, @side, @number
FROM json_array_elements(CAST(@rows AS json)) AS r(value)
ON CONFLICT DO NOTHING;
