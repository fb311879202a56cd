-- All branches, with the sequence of the last event of each: 0 if there is none.
SELECT id, lab, name, next_sequence - 1 FROM branches ORDER BY lab, name;
