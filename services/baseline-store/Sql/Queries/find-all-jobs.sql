-- The keys of jobs. CROSS JOIN holds SQLite to begin with the texts.
SELECT k.name, k.id
FROM json_each(@texts) t
CROSS JOIN jobs k
WHERE k.name = t.value;
