-- The branches of a lab.
SELECT b.id, b.name FROM branches b WHERE b.lab_id = @lab ORDER BY b.id;
