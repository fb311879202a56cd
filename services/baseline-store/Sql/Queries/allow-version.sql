-- The version of the newest reading of allow files; 0 if there is none.
SELECT coalesce(max(r.version), 0) FROM allow_readings r;
