using System.Data.Common;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Finds the flights of a branch that tested the revisions of one side, as
/// <see cref="RevisionPool.Tested(EquatableList{TreeRevision})"/> means it, and those that may have tested them because nobody knows all of
/// the builds that they used.</summary>
/// <remarks>It goes by the revision that the fewest flights tested, so that a tree that hardly ever changes costs nothing. A mail names few
/// trees, mostly one: beside mails it goes by each tree that is not shared by many.</remarks>
internal sealed class TestedFlightSearch
{
    // The end of every text that begins with another one: no text has this character, which stands for none.
    private const string Last = "\U0010FFFF";

    // The query counts no further.
    private const long Many = 200;

    // Of how many digits an abbreviation is at least.
    private const int LeastDigits = 7;

    private readonly long _branch;
    private readonly bool _hasMailed;
    private readonly List<Wanted> _wanted;
    private readonly List<(string Name, object? Value)[]> _ways = [];
    private readonly (string Name, object? Value)[]? _unknownBuilds;
    private readonly List<IReadOnlyList<long>> _counts = [];
    private readonly List<IReadOnlyList<Tested>> _answers = [];

    /// <summary>Prepares the search.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="side">The revisions; none are found without any.</param>
    /// <param name="trees">The keys of their trees.</param>
    /// <param name="hasMailed">Whether flights of the branch that count were only mailed.</param>
    public TestedFlightSearch(long branch, EquatableList<TreeRevision> side, TreeKeys trees, bool hasMailed)
    {
        _branch = branch;
        _hasMailed = hasMailed;
        _wanted = [.. side.Select(each => new Wanted(each.Tree, new WantedRevision(each.Revision)))];
        foreach (var each in _wanted)
        {
            if (trees.Of(each.Tree) is { } tree)
            {
                var beginning = each.Revision.Beginning;
                var least = hasMailed && beginning.Length > LeastDigits ? beginning[..LeastDigits] : beginning;
                _ways.Add([("branch", branch), ("tree", tree), ("from", least), ("to", beginning + Last)]);
            }
        }

        if (_wanted.Count > 0 && trees.UnknownBuilds is { } unknown)
        {
            _unknownBuilds = [("branch", branch), ("tree", unknown), ("from", ""), ("to", "")];
        }
    }

    /// <summary>Whether it must be counted first how many flights tested each of the revisions.</summary>
    public bool NeedsCounts => _wanted.Count > 1 && _ways.Count > 0;

    /// <summary>Asks how many flights tested each of the revisions.</summary>
    public void AskForCounts(DatabaseBatch batch) =>
        _counts.AddRange(_ways.Select(way => batch.Query("count-tested", way, reader => reader.GetInt64(0))));

    /// <summary>Asks for the flights up to a number, once the counts are known if they are needed.</summary>
    public void AskForFlights(DatabaseBatch batch, long lab, long until)
    {
        var ways = _ways.Select((way, place) => (Way: way, Count: NeedsCounts ? _counts[place][0] : 0)).OrderBy(each => each.Count).ToList();
        var chosen = _hasMailed
            ? ways.Where((each, place) => place == 0 || each.Count < Many)
            : ways.Count < _wanted.Count ? [] : ways.Take(1);
        var all = chosen.Select(each => each.Way);
        foreach (var way in _unknownBuilds is null ? all : all.Append(_unknownBuilds))
        {
            _answers.Add(batch.Query("tested-flights", [.. way, ("lab", lab), ("until", until)], Read));
        }
    }

    /// <summary>The flights that were found, each but once.</summary>
    public IReadOnlySet<TestedFlight> Found()
    {
        var found = new HashSet<TestedFlight>();
        foreach (var flight in _answers.SelectMany(rows => rows.GroupBy(row => row.Flight)))
        {
            var all = flight.ToLookup(each => each.Tree, each => each.Revision, StringComparer.Ordinal);
            var answers = _wanted.ConvertAll(each => HasTested(flight.Key, all, each));
            if (!answers.Contains(false))
            {
                var isCertain = flight.Key.IsCertain && !answers.Contains(null) && !all.Contains(NameTables.UnknownBuilds);
                found.Add(flight.Key with { IsCertain = isCertain });
            }
        }

        return found;
    }

    // Whether a flight tested a revision; null if nobody can know. One build of another revision is enough to know that it did not.
    private static bool? HasTested(TestedFlight flight, ILookup<string, string> all, Wanted wanted)
    {
        var built = all[wanted.Tree].ToList();
        if (built.TrueForAll(wanted.Revision.Matches))
        {
            return built.Count > 0 ? true : flight.IsComplete && !all.Contains(NameTables.UnknownBuilds) ? false : null;
        }

        return !flight.IsComplete && built.TrueForAll(wanted.Revision.MayMatch) ? null : false;
    }

    private Tested Read(DbDataReader reader) => new(
        new TestedFlight(
            _branch, reader.GetInt64(0), new Blessing(reader.GetString(1)), reader.GetInt32(2) == 1, reader.GetInt32(3) == 1,
            reader.GetInt32(4) == 1),
        reader.GetString(5),
        reader.GetString(6));

    private readonly record struct Wanted(string Tree, WantedRevision Revision);

    // One of the revisions that a flight tested.
    private readonly record struct Tested(TestedFlight Flight, string Tree, string Revision);
}
