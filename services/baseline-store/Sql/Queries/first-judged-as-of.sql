-- The lowest complete flight of a branch whose judgement counts from a time or later; null if there is none.
SELECT min(f.number) FROM flights f WHERE f.branch_id = @branch AND f.judged_as_of >= @since AND f.complete = 1;
