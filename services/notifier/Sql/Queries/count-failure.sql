-- An attempt failed: nothing is tried for a while.
UPDATE subscriptions SET failures = failures + 1, delayed_until = @until WHERE id = @id;
