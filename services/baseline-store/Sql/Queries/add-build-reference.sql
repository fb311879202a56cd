-- Adds a flight whose builds another one uses.
INSERT INTO build_references (lab_id, target, number) VALUES (@lab, @target, @number);
