-- The keys of lists of tests.
SELECT k.digest, k.id
FROM json_array_elements_text(CAST(@texts AS json)) AS t(value)
JOIN step_lists k ON k.digest = t.value;
