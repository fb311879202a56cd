-- What was read of a lab's allow files.
SELECT r.payload FROM allow_readings r WHERE r.lab = @lab;
