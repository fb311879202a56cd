-- Forgets the changes of a gate that the flights of a range told of.
DELETE FROM gate_changes WHERE branch_id = @branch AND told_by BETWEEN @from AND @to;
