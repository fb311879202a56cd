-- Forgets the notices of a gate that stays shut that the flights of a range gave.
DELETE FROM stuck_notices WHERE branch_id = @branch AND number BETWEEN @from AND @to;
