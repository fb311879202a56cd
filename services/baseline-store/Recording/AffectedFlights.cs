using System.Globalization;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Collects the recorded flights whose evidence may change with the facts of one flight. It may hold more than those, never
/// less.</summary>
/// <remarks>What evidence leans on: see <see cref="Evidence.EvidenceQuery"/>. Each method here is one of its dependencies, looked at
/// from the other end.</remarks>
internal sealed class AffectedFlights(DatabaseSession session, NameTables names, long lab, FlightNumber changed)
{
    private readonly SortedSet<(long Branch, long Number)> _flights = [];

    /// <summary>The flights, by branch; the changed one is never among them.</summary>
    public IEnumerable<(long Branch, long Number)> Flights => _flights.Where(each => each.Number != changed.Value);

    /// <summary>Adds flights for which the changed flight, or one that its report names, is a candidate by its present revisions. Call it
    /// before facts are taken away and after they are added.</summary>
    public async Task AddThoseThatCompareAsync(long branch, CancellationToken cancellationToken)
    {
        await AddThoseThatWantAsync(branch, changed, Side.Targeted, changed.Value, cancellationToken);
        await AddThoseThatWantAsync(branch, changed, Side.Baseline, changed.Value, cancellationToken);
        if (await names.FindTreeAsync(NameTables.FlightAsTree, cancellationToken) is { } tree)
        {
            var revision = changed.Value.ToString(CultureInfo.InvariantCulture);
            await AddAsync(
                branch, "flights-that-want-flight", [("branch", branch), ("tree", tree), ("revision", revision)], cancellationToken);
        }
    }

    /// <summary>Adds the flights that name the changed one, and those for which it is a candidate because they do.</summary>
    public async Task AddThoseThatNameItAsync(CancellationToken cancellationToken)
    {
        var tellers = await session.QueryAsync(
            "tellers-of",
            [("lab", lab), ("mentioned", changed.Value)],
            reader => (Branch: reader.GetInt64(0), Number: reader.GetInt64(1), Side: (Side)reader.GetInt32(2)),
            cancellationToken);
        foreach (var teller in tellers)
        {
            _flights.Add((teller.Branch, teller.Number));
            var above = Math.Max(teller.Number, changed.Value);
            await AddThoseThatWantAsync(teller.Branch, new FlightNumber(teller.Number), teller.Side, above, cancellationToken);
        }
    }

    /// <summary>Adds the flights that list a step for which it changed whether it ever passed below them.</summary>
    public async Task AddThoseThatListAsync(StepId step, StepOrigin? before, StepOrigin? after, CancellationToken cancellationToken)
    {
        var (passBefore, passAfter) = (before?.FirstPass ?? long.MaxValue, after?.FirstPass ?? long.MaxValue);
        if (passBefore != passAfter)
        {
            await AddListersAsync(step, Math.Min(passBefore, passAfter), Math.Max(passBefore, passAfter), cancellationToken);
        }

        if (before?.FirstListed != after?.FirstListed)
        {
            // Whether a retest above a flight passed depends on the first listing, and own rows cannot be below it. A step that no own
            // row lists is first listed above all retests.
            var until = Math.Max(before?.FirstListed ?? long.MaxValue, after?.FirstListed ?? long.MaxValue);
            await AddListersAsync(step, 0, until, cancellationToken);
        }
    }

    private Task AddListersAsync(StepId step, long above, long until, CancellationToken cancellationToken) =>
        AddAsync(
            step.Branch,
            "flights-that-list-step",
            [("branch", step.Branch), ("job", step.Job), ("test", step.Test), ("above", above), ("until", until)],
            cancellationToken);

    private Task AddThoseThatWantAsync(long branch, FlightNumber flight, Side side, long above, CancellationToken cancellationToken) =>
        AddAsync(
            branch,
            "flights-that-want-side",
            [("branch", branch), ("number", flight.Value), ("side", (int)side), ("above", above)],
            cancellationToken);

    private async Task AddAsync(
        long branch, string query, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken)
    {
        foreach (var number in await session.QueryAsync(query, parameters, reader => reader.GetInt64(0), cancellationToken))
        {
            _flights.Add((branch, number));
        }
    }
}
