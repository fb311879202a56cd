-- The episodes that one flight opened.
SELECT payload FROM regressions WHERE branch_id = @branch AND first_bad = @firstBad;
