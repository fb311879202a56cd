-- How many main flights a branch has from a number on. The gate's last change bounds them.
SELECT COUNT(*) FROM ledger_flights WHERE branch_id = @branch AND is_main = 1 AND number >= @from;
