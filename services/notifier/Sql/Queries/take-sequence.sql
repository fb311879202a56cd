-- Takes sequences for some events of a branch, and gives the first of them.
UPDATE branches SET next_sequence = next_sequence + @count WHERE id = @branch RETURNING next_sequence - @count;
