-- The episodes that were resolved by the flights of a range.
SELECT payload FROM regressions WHERE branch_id = @branch AND resolved_by BETWEEN @from AND @to;
