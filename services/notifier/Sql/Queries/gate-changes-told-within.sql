-- The changes of a gate that the flights of a range tell of.
SELECT payload FROM gate_changes WHERE branch_id = @branch AND told_by BETWEEN @from AND @to;
