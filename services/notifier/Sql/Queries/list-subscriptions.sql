-- A page of the subscriptions of a lab.
SELECT version, payload FROM subscriptions
WHERE lab = @lab AND name > @after
ORDER BY name LIMIT @limit;
