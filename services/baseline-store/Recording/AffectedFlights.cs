using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Collects the recorded flights whose evidence may change with the facts of one flight. It may hold more than those, never
/// less.</summary>
/// <remarks>What evidence leans on: see <see cref="Evidence.EvidenceQuery"/> and <see cref="Examining.ExamineQuery"/>. Each method here is
/// one of its dependencies, looked at from the other end. The judgement of a complete flight leans also on what failed in the flights of
/// the revisions that it tested.</remarks>
internal sealed class AffectedFlights(DatabaseSession session, WantedTables wanted, long lab, FlightNumber changed)
{
    private readonly SortedSet<(long Branch, long Number)> _flights = [];
    private readonly Dictionary<(long Branch, long Number), NumberRange> _examinedAgain = [];
    private readonly Dictionary<long, long> _newest = [];
    private readonly Dictionary<long, bool> _hasMailed = [];

    /// <summary>The flights, by branch; the changed one is never among them.</summary>
    public IEnumerable<(long Branch, long Number)> Flights => _flights.Where(each => each.Number != changed.Value);

    /// <summary>Adds flights for which the changed flight, or one that its report names, is a candidate by its present revisions. Call it
    /// before facts are taken away and after they are added.</summary>
    public async Task AddThoseThatCompareAsync(long branch, CancellationToken cancellationToken)
    {
        if (await HasLaterAsync(branch, changed.Value, cancellationToken))
        {
            var tested = await TestedByAsync(branch, changed.Value, cancellationToken);
            await AddThoseThatCompareAsync(branch, changed.Value, tested, NumberRange.From(changed.Value), cancellationToken);
        }

        var sides = await session.QueryAsync(
            "sides-that-name-flights",
            [("branch", branch), ("number", changed.Value)],
            reader => (Side)reader.GetInt32(0),
            cancellationToken);
        foreach (var side in sides)
        {
            await AddThoseThatWantSideAsync(branch, changed.Value, side, changed.Value, cancellationToken);
        }

        Add(branch, await wanted.FindLookingElsewhereAsync(branch, changed, cancellationToken));
        foreach (var each in await wanted.FindStoodForAsync(changed.Value, cancellationToken))
        {
            _flights.Add((each.Branch, each.Number));
            if (each.TellsBaseline)
            {
                await AddThoseThatTakeBaselineAsync(each.Branch, each.Number, cancellationToken);
            }
        }
    }

    /// <summary>Adds the flights that name a complete one whose revisions were gathered again, and those for which it was a candidate or is
    /// one, if it tested others than was known.</summary>
    public async Task AddThoseThatCompareAnewAsync(long branch, long flight, TestedRevisions before, CancellationToken cancellationToken)
    {
        var now = await TestedByAsync(branch, flight, cancellationToken);
        if (!now.SameAs(before))
        {
            await AddThoseThatNameAsync(flight, cancellationToken);

            // It may be one of them: what failed in another flight of its revisions is judged with it, and there it is a candidate.
            var range = NumberRange.From(flight - 1);
            await AddThoseThatCompareAsync(branch, flight, before, range, cancellationToken);
            await AddThoseThatCompareAsync(branch, flight, now, range, cancellationToken);
        }
    }

    /// <summary>What a flight tested.</summary>
    public async Task<TestedRevisions> TestedByAsync(long branch, long flight, CancellationToken cancellationToken) => new(
        await session.QueryAsync(
            "list-tested-revisions",
            [("branch", branch), ("number", flight)],
            reader => new TreeRevision(reader.GetString(0), reader.GetString(1)),
            cancellationToken));

    /// <summary>Adds the flights that take the baseline which a flight tells, or told, and tells anew what they want.</summary>
    public async Task AddThoseThatTakeBaselineAsync(long branch, long teller, CancellationToken cancellationToken)
    {
        if (await HasLaterAsync(branch, teller, cancellationToken))
        {
            Add(branch, await wanted.TellAnewAsync(branch, teller, cancellationToken));
        }
    }

    /// <summary>Adds the flights that name the changed one, and those for which it is a candidate because they do.</summary>
    public Task AddThoseThatNameItAsync(CancellationToken cancellationToken) => AddThoseThatNameAsync(changed.Value, cancellationToken);

    /// <summary>Adds the flights that list a step for which it changed whether it ever passed below them.</summary>
    public async Task AddThoseThatListAsync(StepId step, StepOrigin? before, StepOrigin? after, CancellationToken cancellationToken)
    {
        var (passBefore, passAfter) = (before?.FirstPass ?? long.MaxValue, after?.FirstPass ?? long.MaxValue);
        if (passBefore != passAfter)
        {
            var moved = new NumberRange(Math.Min(passBefore, passAfter), Math.Max(passBefore, passAfter));
            await AddThoseThatListAsync(step, moved, cancellationToken);
        }

        // Of mailed flights alone: what a complete one does not list has not run.
        if (before?.FirstListed != after?.FirstListed && await HasMailedAsync(step.Branch, cancellationToken))
        {
            // Whether a retest above a flight passed depends on the first listing, and own rows cannot be below it. A step that no own
            // row lists is first listed above all retests.
            var until = Math.Max(before?.FirstListed ?? long.MaxValue, after?.FirstListed ?? long.MaxValue);
            await AddListersAsync(step, new NumberRange(0, until), cancellationToken);

            // What a mailed flight does not list has passed in it only above the first listing.
            var lowest = Math.Min(before?.FirstListed ?? long.MaxValue, after?.FirstListed ?? long.MaxValue);
            await AddCompleteListersAsync(step, NumberRange.From(lowest), cancellationToken);
        }
    }

    /// <summary>Adds the complete flights that failed in a job of the changed flight, and those that lean on one that did, if the changed one
    /// is only mailed: a step of theirs may have passed in it. They count blessings one by one, where the first pass of a step that mailed
    /// flights lean on is one for all. Call it before facts are taken away and after they are added.</summary>
    public async Task AddThoseThatShareJobsAsync(long branch, CancellationToken cancellationToken)
    {
        if (await HasLaterAsync(branch, changed.Value, cancellationToken))
        {
            var listers = await session.QueryAsync(
                "complete-flights-that-share-jobs",
                [("branch", branch), ("number", changed.Value)],
                reader => reader.GetInt64(0),
                cancellationToken);
            AddComplete(branch, listers, NumberRange.From(changed.Value));
        }
    }

    /// <summary>Adds the flights of a range that list a step, or lean on one below its end that does: it changed whether the step passed
    /// below them.</summary>
    public async Task AddThoseThatListAsync(StepId step, NumberRange moved, CancellationToken cancellationToken)
    {
        if (!await HasLaterAsync(step.Branch, moved.Above, cancellationToken))
        {
            return;
        }

        await AddListersAsync(step, moved, cancellationToken);
        await AddCompleteListersAsync(step, moved, cancellationToken);
    }

    /// <summary>Adds the flights that list a step, or lean on one that does, which passes first in the changed flight. Call it when its jobs
    /// were added, and before its passes are.</summary>
    public async Task AddThoseThatListNewPassesAsync(long branch, CancellationToken cancellationToken)
    {
        if (!await HasLaterAsync(branch, changed.Value, cancellationToken))
        {
            return;
        }

        var listers = await session.QueryAsync(
            "listers-of-new-passes",
            [("lab", lab), ("branch", branch), ("number", changed.Value)],
            reader => (Number: reader.GetInt64(0), Until: reader.IsDBNull(1) ? long.MaxValue : reader.GetInt64(1)),
            cancellationToken);
        foreach (var (number, until) in listers)
        {
            AddComplete(branch, [number], new NumberRange(changed.Value, until));
        }
    }

    /// <summary>Adds the complete flights in which something failed and below which all flights were complete before or are now, and not
    /// both.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="before">The first flight that was only mailed, before.</param>
    /// <param name="after">The first one now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AddThoseThatFailedAsync(long branch, long before, long after, CancellationToken cancellationToken)
    {
        if (before != after)
        {
            Add(branch, await session.QueryAsync(
                "complete-flights-that-failed",
                [("branch", branch), ("from", Math.Min(before, after)), ("below", Math.Max(before, after))],
                reader => reader.GetInt64(0),
                cancellationToken));
        }
    }

    /// <summary>Adds the flights that lean on what failed in another one that tested what they did, as far as its evidence changed. Call it
    /// last.</summary>
    public async Task AddThoseThatExamineAsync(CancellationToken cancellationToken)
    {
        foreach (var ((branch, number), range) in _examinedAgain)
        {
            var above = range with { Above = Math.Max(range.Above, number) };
            if (await HasLaterAsync(branch, above.Above, cancellationToken))
            {
                var tested = await TestedByAsync(branch, number, cancellationToken);
                Add(branch, await wanted.FindWantingAsync(branch, tested, above, Side.Targeted, cancellationToken));
                if (tested.AreDoubtful)
                {
                    var sharing = await FindThoseThatShareJobsAsync(branch, number, cancellationToken);
                    Add(branch, sharing.Where(each => each > above.Above && each <= above.Until));
                }
            }

            foreach (var each in await wanted.FindStoodForAsync(number, cancellationToken))
            {
                _flights.Add((each.Branch, each.Number));
            }
        }
    }

    /// <summary>Whether a branch has a flight above a number. Most flights are recorded in the order of their numbers: then nothing is
    /// looked for.</summary>
    public async Task<bool> HasLaterAsync(long branch, long above, CancellationToken cancellationToken)
    {
        if (!_newest.TryGetValue(branch, out var newest))
        {
            newest = await session.QueryOneAsync(
                "find-newest-flight", [("branch", branch)], reader => reader.GetInt64(0), cancellationToken);
            _newest.Add(branch, newest);
        }

        return newest > above;
    }

    // The flights of a range for which one is a candidate by what it tested, or may be one.
    private async Task AddThoseThatCompareAsync(
        long branch, long flight, TestedRevisions tested, NumberRange range, CancellationToken cancellationToken)
    {
        Add(branch, await wanted.FindWantingAsync(branch, tested, range, null, cancellationToken));
        if (tested.AreDoubtful)
        {
            AddComplete(branch, await FindThoseThatShareJobsAsync(branch, flight, cancellationToken), range);
        }
    }

    // The flights that name one whose tested revisions change, and those for which it is a candidate because they do.
    private async Task AddThoseThatNameAsync(long flight, CancellationToken cancellationToken)
    {
        var tellers = await session.QueryAsync(
            "tellers-of",
            [("lab", lab), ("mentioned", flight)],
            reader => (Branch: reader.GetInt64(0), Number: reader.GetInt64(1), Side: (Side)reader.GetInt32(2)),
            cancellationToken);
        foreach (var teller in tellers)
        {
            _flights.Add((teller.Branch, teller.Number));
            var above = Math.Max(teller.Number, flight);
            await AddThoseThatWantSideAsync(teller.Branch, teller.Number, teller.Side, above, cancellationToken);
        }
    }

    private async Task<bool> HasMailedAsync(long branch, CancellationToken cancellationToken)
    {
        if (!_hasMailed.TryGetValue(branch, out var hasMailed))
        {
            hasMailed = await session.QueryOneAsync<long?>(
                "first-mailed", [("branch", branch), ("except", 0L)], reader => reader.GetInt64(0), cancellationToken) is not null;
            _hasMailed.Add(branch, hasMailed);
        }

        return hasMailed;
    }

    private async Task AddCompleteListersAsync(StepId step, NumberRange range, CancellationToken cancellationToken) => AddComplete(
        step.Branch,
        await session.QueryAsync(
            "complete-flights-that-list-step",
            [("lab", lab), ("branch", step.Branch), ("job", step.Job), ("test", step.Test), ("until", range.Until)],
            reader => reader.GetInt64(0),
            cancellationToken),
        range);

    // Each of them that is in the range, and whoever is in it and leans on one of them.
    private void AddComplete(long branch, IEnumerable<long> listers, NumberRange range)
    {
        foreach (var lister in listers)
        {
            if (lister > range.Above && lister <= range.Until)
            {
                _flights.Add((branch, lister));
            }

            ExamineAgain(branch, lister, range);
        }
    }

    private void ExamineAgain(long branch, long number, NumberRange range) =>
        _examinedAgain[(branch, number)] = _examinedAgain.TryGetValue((branch, number), out var known)
            ? new NumberRange(Math.Min(known.Above, range.Above), Math.Max(known.Until, range.Until))
            : range;

    private void Add(long branch, IEnumerable<long> numbers)
    {
        foreach (var number in numbers)
        {
            _flights.Add((branch, number));
        }
    }

    private async Task AddListersAsync(StepId step, NumberRange range, CancellationToken cancellationToken) =>
        Add(step.Branch, await session.QueryAsync(
            "flights-that-list-step",
            [("branch", step.Branch), ("job", step.Job), ("test", step.Test), ("above", range.Above), ("until", range.Until)],
            reader => reader.GetInt64(0),
            cancellationToken));

    // Flights of one side of a flight's are candidates, by its report, for those that want all revisions of theirs among them.
    private async Task AddThoseThatWantSideAsync(long branch, long flight, Side side, long above, CancellationToken cancellationToken)
    {
        if (await HasLaterAsync(branch, above, cancellationToken))
        {
            var revisions = await session.QueryAsync(
                "list-revisions",
                [("branch", branch), ("number", flight), ("side", (int)side)],
                reader => new TreeRevision(reader.GetString(0), reader.GetString(1)),
                cancellationToken);
            Add(branch, await wanted.FindWantingAsync(
                branch, new TestedRevisions(revisions), NumberRange.From(above), null, cancellationToken));
        }
    }

    // The flights in which something did not pass in a job of a flight.
    private Task<List<long>> FindThoseThatShareJobsAsync(long branch, long flight, CancellationToken cancellationToken) => session.QueryAsync(
        "flights-that-share-jobs",
        [("branch", branch), ("number", flight)],
        reader => reader.GetInt64(0),
        cancellationToken);
}
