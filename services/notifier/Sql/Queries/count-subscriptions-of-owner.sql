-- How many subscriptions an owner has in a lab.
SELECT COUNT(*) FROM subscriptions WHERE lab = @lab AND owner = @owner;
