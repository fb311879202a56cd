-- Keeps what a bisection found: its copies say the same.
INSERT INTO culprits (branch_id, bisection, job, test_id, failed_in, payload)
VALUES (@branch, @bisection, @job, @testId, @failedIn, @payload)
ON CONFLICT (branch_id, bisection) DO NOTHING;
