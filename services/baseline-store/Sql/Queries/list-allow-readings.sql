-- What was read of the allow files of a lab, or of all labs, after a version.
SELECT r.version, r.payload
FROM allow_readings r
WHERE r.version > @after AND (CAST(@lab AS TEXT) IS NULL OR r.lab = @lab)
ORDER BY r.version
LIMIT @limit;
