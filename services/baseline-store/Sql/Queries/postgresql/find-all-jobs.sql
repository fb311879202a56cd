-- The keys of jobs.
SELECT k.name, k.id
FROM json_array_elements_text(CAST(@texts AS json)) AS t(value)
JOIN jobs k ON k.name = t.value;
