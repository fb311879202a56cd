using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>The revisions that flights are compared by, looked at from the other end: which flights look at one that tested something. A
/// flight that names no baseline takes the one that the newest flight below it tells.</summary>
internal sealed class WantedTables(DatabaseSession session, NameTables names, long lab)
{
    /// <summary>Takes away what a flight wants.</summary>
    public async Task RemoveAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("remove-wanted-revisions", [("branch", branch), ("number", flight.Value)], cancellationToken);
        await session.ExecuteAsync("remove-stand-ins", [("lab", lab), ("number", flight.Value)], cancellationToken);
    }

    /// <summary>Adds what a flight wants.</summary>
    public async Task AddAsync(long branch, Flight flight, CancellationToken cancellationToken)
    {
        var baseline = flight.Baseline;
        if (TakesBaseline(flight))
        {
            baseline = await TakenAsync(branch, flight.Number, cancellationToken);
        }

        var targeted = flight is { Complete: { } complete, Targeted.IsNone: true }
            ? new Versions(OwnRevisions.Of(complete, baseline.Trees), null)
            : flight.Targeted;
        await AddSideAsync(branch, flight.Number, Side.Targeted, targeted, cancellationToken);
        await AddSideAsync(branch, flight.Number, Side.Baseline, baseline, cancellationToken);
    }

    /// <summary>Notes of which branch a flight is: it may stand for revisions of flights of another one.</summary>
    public async Task PlaceAsync(long branch, FlightNumber flight, CancellationToken cancellationToken) =>
        await session.ExecuteAsync("place-stand-in", [("lab", lab), ("named", flight.Value), ("branch", branch)], cancellationToken);

    /// <summary>The flights of a branch above a number for which a flight of another branch stands for revisions: they lean on what failed
    /// there, and on what became of it here.</summary>
    public Task<List<long>> FindLookingElsewhereAsync(long branch, FlightNumber above, CancellationToken cancellationToken) =>
        session.QueryAsync(
            "flights-that-look-elsewhere",
            [("branch", branch), ("above", above.Value)],
            reader => reader.GetInt64(0),
            cancellationToken);

    /// <summary>Whether a flight takes the baseline that a flight below it tells.</summary>
    public static bool TakesBaseline(Flight flight) => flight.Complete is not null && flight.Baseline.IsNone;

    /// <summary>Tells anew what those flights want that take the baseline which a flight tells, or told.</summary>
    /// <returns>Their numbers.</returns>
    public async Task<IReadOnlyList<long>> TellAnewAsync(long branch, long teller, CancellationToken cancellationToken)
    {
        var takers = await session.QueryAsync(
            "flights-that-take-baseline",
            [("branch", branch), ("number", teller)],
            reader => StoredFlight.Read(reader, 1).ToDomain(),
            cancellationToken);
        foreach (var taker in takers)
        {
            await RemoveAsync(branch, taker.Number, cancellationToken);
            await AddAsync(branch, taker, cancellationToken);
        }

        return [.. takers.Select(taker => taker.Number.Value)];
    }

    /// <summary>The flights for which a flight stands for revisions.</summary>
    public Task<List<(long Branch, long Number, bool TellsBaseline)>> FindStoodForAsync(long flight, CancellationToken cancellationToken) =>
        session.QueryAsync(
            "flights-it-stands-for",
            [("lab", lab), ("named", flight)],
            reader => (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2) == 1),
            cancellationToken);

    /// <summary>The flights of a branch, in a range, that look at one that tested some revisions.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="tested">The revisions.</param>
    /// <param name="range">The numbers.</param>
    /// <param name="side">As which side they look at it; null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlySet<long>> FindWantingAsync(
        long branch, TestedRevisions tested, NumberRange range, Side? side, CancellationToken cancellationToken)
    {
        var found = new HashSet<(long Number, Side Side)>();
        foreach (var (tree, revision) in tested.Beginnings)
        {
            foreach (var beginning in await BeginningsAsync(branch, tree, revision, cancellationToken))
            {
                found.UnionWith(await session.QueryAsync(
                    "wanting-flights",
                    [
                        ("branch", branch), ("tree", await names.TreeAsync(tree, cancellationToken)), ("beginning", beginning),
                        ("above", range.Above), ("until", range.Until),
                    ],
                    reader => (reader.GetInt64(0), (Side)reader.GetInt32(1)),
                    cancellationToken));
            }
        }

        var wanting = new HashSet<long>();
        foreach (var (number, asSide) in found.Where(each => side is null || each.Side == side))
        {
            if (tested.Tested(await ReadSideAsync(branch, number, asSide, cancellationToken)))
            {
                wanting.Add(number);
            }
        }

        return wanting;
    }

    private async Task<Versions> TakenAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        var taken = await new BaselineReader(session).FindAsync(branch, flight.Value, cancellationToken);
        return taken is null ? Versions.None
            : taken.Revisions.Count > 0 ? new Versions(taken.Revisions, null)
            : new Versions([], taken.Flight);
    }

    private async Task AddSideAsync(long branch, FlightNumber flight, Side side, Versions versions, CancellationToken cancellationToken)
    {
        if (versions.Flight is { } standsIn)
        {
            await session.ExecuteAsync(
                "add-stand-in", [("lab", lab), ("named", standsIn.Value), ("number", flight.Value), ("branch", branch)], cancellationToken);
        }

        IEnumerable<TreeRevision> wanted = versions.Flight is { } named
            ? [new TreeRevision(NameTables.FlightAsTree, named.ToString())]
            : versions.Trees;
        var keys = new List<(long Tree, string Beginning)>();
        foreach (var each in wanted)
        {
            keys.Add((await names.TreeAsync(each.Tree, cancellationToken), new WantedRevision(each.Revision).Beginning));
        }

        var lead = await FindLeadAsync(branch, keys, cancellationToken);
        await session.ExecuteForAllAsync(
            "add-wanted-revisions",
            [("branch", branch), ("number", flight.Value), ("side", (int)side)],
            [.. keys.Select((key, i) => (object?[])[key.Tree, key.Beginning, i == lead])],
            cancellationToken);
        await session.ExecuteForAllAsync(
            "add-wanted-lengths",
            [("branch", branch)],
            [.. keys.Select(key => (object?[])[key.Tree, key.Beginning.Length])],
            cancellationToken);
    }

    // A tree that hardly ever changes would find all flights of the branch.
    private async Task<int> FindLeadAsync(long branch, List<(long Tree, string Beginning)> keys, CancellationToken cancellationToken)
    {
        var (lead, lowest) = (0, long.MaxValue);
        for (var i = 0; i < keys.Count && keys.Count > 1; i++)
        {
            var count = await session.QueryOneAsync(
                "count-wanting",
                [("branch", branch), ("tree", keys[i].Tree), ("beginning", keys[i].Beginning)],
                reader => reader.GetInt64(0),
                cancellationToken);
            if (count < lowest)
            {
                (lead, lowest) = (i, count);
            }
        }

        return lead;
    }

    private async Task<IEnumerable<string>> BeginningsAsync(long branch, string tree, string revision, CancellationToken cancellationToken)
    {
        if (await names.FindTreeAsync(tree, cancellationToken) is not { } key)
        {
            return [];
        }

        var lengths = await session.QueryAsync(
            "list-wanted-lengths", [("branch", branch), ("tree", key)], reader => reader.GetInt32(0), cancellationToken);
        return lengths.Where(length => length <= revision.Length).Select(length => revision[..length]);
    }

    private Task<List<TreeRevision>> ReadSideAsync(long branch, long number, Side side, CancellationToken cancellationToken) =>
        session.QueryAsync(
            "list-wanted-revisions",
            [("branch", branch), ("number", number), ("side", (int)side)],
            reader => new TreeRevision(reader.GetString(0), reader.GetString(1)),
            cancellationToken);
}
