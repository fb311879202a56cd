-- A page of the subscriptions of one owner.
SELECT version, payload FROM subscriptions
WHERE lab = @lab AND owner = @owner AND name > @after
ORDER BY name LIMIT @limit;
