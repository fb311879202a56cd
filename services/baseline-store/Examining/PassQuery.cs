using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Tells which of the steps that failed in a flight passed in a flight that counts.</summary>
internal sealed class PassQuery(DatabaseSession session, ScopeKeys keys, long branch, FlightNumber flight)
{
    private readonly HashSet<(long Job, long Test)> _passed = [];
    private readonly Dictionary<long, int> _hadJob = [];

    /// <summary>Whether every flight that counts is complete: then a step of which no pass is known has never passed.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether a step passed.</summary>
    public bool HasPassed(FailedStep step) => _passed.Contains((step.Job, step.Test));

    /// <summary>Of a step of which no pass is known though one may be: how many flights that count had its job.</summary>
    public int NotRefutingCount(FailedStep step) => HasPassed(step) ? 0 : _hadJob.GetValueOrDefault(step.Job);

    /// <summary>Looks for passes.</summary>
    public async Task RunAsync(IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        foreach (var each in keys.Branches)
        {
            var firstMailed = await session.QueryOneAsync<long?>(
                "first-mailed", [("branch", each), ("except", 0L)], reader => reader.GetInt64(0), cancellationToken);
            var hasMailed = firstMailed <= keys.Until;
            IsComplete &= !hasMailed;
            foreach (var blessing in keys.Blessings)
            {
                await FindCompleteAsync(each, blessing, cancellationToken);
                if (hasMailed)
                {
                    await FindMailedAsync(each, blessing, steps, cancellationToken);
                }
            }
        }

        if (!IsComplete)
        {
            await CountRunsAsync(steps, cancellationToken);
        }
    }

    private async Task FindMailedAsync(
        long scopeBranch, Blessing blessing, IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps.Where(step => !HasPassed(step)))
        {
            foreach (var query in (string[])["mailed-listed-passes", "mailed-inferred-passes"])
            {
                var found = await session.QueryAsync(
                    query,
                    [
                        ("branch", scopeBranch), ("job", step.Job), ("test", step.Test), ("blessing", blessing.Word),
                        ("until", keys.Until), ("limit", keys.ReadsForOne),
                    ],
                    reader => reader.GetInt64(0),
                    cancellationToken);
                if (found.Any(keys.Counts))
                {
                    _passed.Add((step.Job, step.Test));
                    break;
                }
            }
        }
    }

    // For people: no rule decides by it.
    private async Task CountRunsAsync(IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        foreach (var job in steps.Where(step => !HasPassed(step)).Select(step => step.Job).Distinct())
        {
            foreach (var each in keys.Branches)
            {
                foreach (var blessing in keys.Blessings)
                {
                    _hadJob[job] = _hadJob.GetValueOrDefault(job) + await CountRunsAsync(each, blessing, job, cancellationToken);
                }
            }
        }
    }

    private async Task<int> CountRunsAsync(long scopeBranch, Blessing blessing, long job, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("branch", scopeBranch), ("job", job), ("blessing", blessing.Word)];
        var count = await session.QueryOneAsync(
            "count-runs", [.. parameters, ("until", keys.Until)], reader => reader.GetInt32(0), cancellationToken);
        foreach (var number in keys.Excluded)
        {
            count -= await session.QueryOneAsync(
                "find-run", [.. parameters, ("number", number)], reader => reader.GetInt32(0), cancellationToken);
        }

        return count;
    }

    private async Task FindCompleteAsync(long scopeBranch, Blessing blessing, CancellationToken cancellationToken)
    {
        var firsts = await session.QueryAsync(
            "examined-first-passes",
            [("branch", branch), ("number", flight.Value), ("scope_branch", scopeBranch), ("blessing", blessing.Word)],
            reader => (Job: reader.GetInt64(0), Test: reader.GetInt64(1), FirstPass: reader.GetInt64(2)),
            cancellationToken);
        foreach (var (job, test, first) in firsts)
        {
            if (first <= keys.Until && !_passed.Contains((job, test))
                && (keys.Counts(first) || await PassedAfterAsync(scopeBranch, blessing, job, test, first, cancellationToken)))
            {
                _passed.Add((job, test));
            }
        }
    }

    // The first flight is left out: another one may count.
    private async Task<bool> PassedAfterAsync(
        long scopeBranch, Blessing blessing, long job, long test, long first, CancellationToken cancellationToken)
    {
        var later = await session.QueryAsync(
            "passes-of-step",
            [
                ("branch", scopeBranch), ("job", job), ("test", test), ("blessing", blessing.Word), ("above", first), ("until", keys.Until),
                ("limit", keys.ReadsForOne),
            ],
            reader => reader.GetInt64(0),
            cancellationToken);
        return later.Any(keys.Counts);
    }
}
