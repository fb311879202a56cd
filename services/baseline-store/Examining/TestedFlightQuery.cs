using System.Data.Common;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Finds the flights of a branch that tested the revisions of one side, as <see cref="RevisionPool.Tested(EquatableList{TreeRevision})"/>
/// means it, and those that may have tested them because nobody knows all of the builds that they used.</summary>
internal sealed class TestedFlightQuery(DatabaseSession session, long lab)
{
    // The end of every text that begins with another one: no text has this character, which stands for none.
    private const string Last = "\U0010FFFF";

    // The query counts no further.
    private const long Many = 200;

    // Of how many digits an abbreviation is at least.
    private const int LeastDigits = 7;

    private readonly NameTables _names = new(session);

    // By branch: both sides are looked for in the same ones.
    private readonly Dictionary<long, long?> _firstMailed = [];

    /// <summary>The flights up to a number, each but once.</summary>
    public async Task<IReadOnlyList<TestedFlight>> FindAsync(
        long branch, EquatableList<TreeRevision> side, long until, CancellationToken cancellationToken)
    {
        if (side.Count == 0)
        {
            return [];
        }

        var wanted = side.Select(each => new Wanted(each.Tree, new WantedRevision(each.Revision))).ToList();
        var found = new HashSet<TestedFlight>();
        foreach (var search in await SearchesAsync(branch, wanted, until, cancellationToken))
        {
            found.UnionWith(await FindAsync(branch, [.. search, ("lab", lab), ("until", until)], wanted, cancellationToken));
        }

        return [.. found];
    }

    private static TestedFlight ReadFlight(long branch, DbDataReader reader) => new(
        branch, reader.GetInt64(0), new Blessing(reader.GetString(1)), reader.GetInt32(2) == 1, reader.GetInt32(3) == 1,
        reader.GetInt32(4) == 1);

    // Whether a flight tested a revision; null if nobody can know. One build of another revision is enough to know that it did not.
    private static bool? Tested(TestedFlight flight, ILookup<string, string> all, Wanted wanted)
    {
        var built = all[wanted.Tree].ToList();
        if (built.TrueForAll(wanted.Revision.Matches))
        {
            return built.Count > 0 ? true : flight.IsComplete && !all.Contains(NameTables.UnknownBuilds) ? false : null;
        }

        return !flight.IsComplete && built.TrueForAll(wanted.Revision.MayMatch) ? null : false;
    }

    private async Task<List<TestedFlight>> FindAsync(
        long branch, (string Name, object? Value)[] parameters, List<Wanted> wanted, CancellationToken cancellationToken)
    {
        var tested = await session.QueryAsync(
            "tested-flights",
            parameters,
            reader => (Flight: ReadFlight(branch, reader), Tree: reader.GetString(5), Revision: reader.GetString(6)),
            cancellationToken);
        var found = new List<TestedFlight>();
        foreach (var flight in tested.GroupBy(each => each.Flight))
        {
            var all = flight.ToLookup(each => each.Tree, each => each.Revision, StringComparer.Ordinal);
            var answers = wanted.ConvertAll(each => Tested(flight.Key, all, each));
            if (!answers.Contains(false))
            {
                var isCertain = flight.Key.IsCertain && !answers.Contains(null) && !all.Contains(NameTables.UnknownBuilds);
                found.Add(flight.Key with { IsCertain = isCertain });
            }
        }

        return found;
    }

    // The search goes by the revision that the fewest flights tested, so that a tree that hardly ever changes costs nothing. A mail names few
    // trees, mostly one: beside mails it goes by each tree that is not shared by many.
    private async Task<IEnumerable<(string Name, object? Value)[]>> SearchesAsync(
        long branch, List<Wanted> wanted, long until, CancellationToken cancellationToken)
    {
        var hasMailed = await FirstMailedAsync(branch, cancellationToken) <= until;
        var searches = new List<(long Count, (string Name, object? Value)[] Search)>();
        foreach (var each in wanted)
        {
            if (await _names.FindTreeAsync(each.Tree, cancellationToken) is { } tree)
            {
                var beginning = each.Revision.Beginning;
                var least = hasMailed && beginning.Length > LeastDigits ? beginning[..LeastDigits] : beginning;
                (string, object?)[] search = [("branch", branch), ("tree", tree), ("from", least), ("to", beginning + Last)];
                var count = wanted.Count == 1
                    ? 0
                    : await session.QueryOneAsync("count-tested", search, reader => reader.GetInt64(0), cancellationToken);
                searches.Add((count, search));
            }
        }

        searches.Sort((left, right) => left.Count.CompareTo(right.Count));
        var chosen = hasMailed
            ? searches.Where((each, place) => place == 0 || each.Count < Many)
            : searches.Count < wanted.Count ? [] : searches.Take(1);
        IEnumerable<(string, object?)[]> all = chosen.Select(each => each.Search);
        return await _names.FindTreeAsync(NameTables.UnknownBuilds, cancellationToken) is { } unknown
            ? all.Append([("branch", branch), ("tree", unknown), ("from", ""), ("to", "")])
            : all;
    }

    // Null for a branch of complete flights alone.
    private async Task<long?> FirstMailedAsync(long branch, CancellationToken cancellationToken)
    {
        if (!_firstMailed.TryGetValue(branch, out var first))
        {
            first = await session.QueryOneAsync<long?>(
                "first-mailed", [("branch", branch), ("except", 0L)], reader => reader.GetInt64(0), cancellationToken);
            _firstMailed.Add(branch, first);
        }

        return first;
    }

    private readonly record struct Wanted(string Tree, WantedRevision Revision);
}
