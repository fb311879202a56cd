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
            foreach (var blessing in keys.Blessings)
            {
                await FindCompleteAsync(each, blessing, cancellationToken);
            }
        }
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
