-- The notices of a gate that stays shut that the flights of a range give.
SELECT payload FROM stuck_notices WHERE branch_id = @branch AND number BETWEEN @from AND @to;
