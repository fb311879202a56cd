-- The keys of tests. CROSS JOIN holds SQLite to begin with the texts.
SELECT k.name, k.id
FROM json_each(@texts) t
CROSS JOIN tests k
WHERE k.name = t.value;
