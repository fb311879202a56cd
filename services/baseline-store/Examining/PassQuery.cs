using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Tells which of the steps that failed in a flight passed in a flight that counts.</summary>
internal sealed class PassQuery(DatabaseSession session, ScopeKeys keys, long branch, FlightNumber flight)
{
    private readonly HashSet<(long Job, long Test)> _passed = [];
    private readonly Dictionary<long, int> _hadJob = [];

    private readonly List<(long Branch, IReadOnlyList<FirstPass> Rows)> _firsts = [];

    /// <summary>Whether every flight that counts is complete: then a step of which no pass is known has never passed.</summary>
    public bool IsComplete { get; } = !keys.Branches.Any(keys.HasMailed);

    /// <summary>Whether a step passed.</summary>
    public bool HasPassed(FailedStep step) => _passed.Contains((step.Job, step.Test));

    /// <summary>Of a step of which no pass is known though one may be: how many flights that count had its job.</summary>
    public int NotRefutingCount(FailedStep step) => HasPassed(step) ? 0 : _hadJob.GetValueOrDefault(step.Job);

    /// <summary>Asks for the first passes in complete flights.</summary>
    /// <param name="batch">Where the question is put.</param>
    public void Ask(DatabaseBatch batch)
    {
        foreach (var each in keys.Branches)
        {
            _firsts.Add((each, batch.Query(
                "examined-first-passes",
                [("branch", branch), ("number", flight.Value), ("scope_branch", each)],
                reader => new FirstPass(
                    reader.GetInt64(0), reader.GetInt64(1), new Blessing(reader.GetString(2)), reader.GetInt64(3)))));
        }
    }

    /// <summary>Goes on once that batch has run.</summary>
    /// <param name="steps">The steps that failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        foreach (var (scopeBranch, firsts) in _firsts)
        {
            await AddCompleteAsync(scopeBranch, firsts, cancellationToken);
        }

        if (!IsComplete)
        {
            await FindMailedAsync("mailed-listed-passes", steps, cancellationToken);
            await FindMailedAsync("mailed-inferred-passes", steps, cancellationToken);
            await CountRunsAsync(steps, cancellationToken);
        }
    }

    private async Task FindMailedAsync(string query, IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        var batch = session.Batch();
        var asked = (
            from step in steps
            where !HasPassed(step)
            from each in keys.Branches.Where(keys.HasMailed)
            from blessing in keys.Blessings
            select (Step: step, Found: AskForMailed(batch, query, step, each, blessing))).ToList();
        await batch.RunAsync(cancellationToken);
        foreach (var (step, found) in asked)
        {
            if (found.Any(keys.Counts))
            {
                _passed.Add((step.Job, step.Test));
            }
        }
    }

    private IReadOnlyList<long> AskForMailed(DatabaseBatch batch, string query, FailedStep step, long scopeBranch, Blessing blessing) =>
        batch.Query(
            query,
            [
                ("branch", scopeBranch), ("job", step.Job), ("test", step.Test), ("blessing", blessing.Word), ("until", keys.Until),
                ("limit", keys.ReadsForOne),
            ],
            reader => reader.GetInt64(0));

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

    private async Task AddCompleteAsync(
        long scopeBranch, IReadOnlyList<FirstPass> firsts, CancellationToken cancellationToken)
    {
        foreach (var (job, test, blessing, first) in firsts)
        {
            if (keys.Blessings.Contains(blessing) && first <= keys.Until && !_passed.Contains((job, test))
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

    // A step with the first flight of a blessing in which it passed.
    private readonly record struct FirstPass(long Job, long Test, Blessing Blessing, long Flight);
}
