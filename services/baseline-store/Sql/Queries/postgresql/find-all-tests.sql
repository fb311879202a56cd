-- The keys of tests.
SELECT k.name, k.id
FROM json_array_elements_text(CAST(@texts AS json)) AS t(value)
JOIN tests k ON k.name = t.value;
