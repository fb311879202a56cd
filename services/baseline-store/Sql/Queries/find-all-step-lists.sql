-- The keys of lists of tests. CROSS JOIN holds SQLite to begin with the texts.
SELECT k.digest, k.id
FROM json_each(@texts) t
CROSS JOIN step_lists k
WHERE k.digest = t.value;
