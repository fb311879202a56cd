using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Histories;

/// <summary>The flights that built a revision of a tree, found by the beginning of the revision.</summary>
internal sealed class RevisionIndex
{
    private readonly Dictionary<string, SortedList<string, HashSet<FlightNumber>>> _trees = new(StringComparer.Ordinal);

    public void Add(FlightNumber flight, RevisionPool pool)
    {
        foreach (var (tree, revision) in Keys(pool))
        {
            if (!_trees.TryGetValue(tree, out var revisions))
            {
                _trees.Add(tree, revisions = new SortedList<string, HashSet<FlightNumber>>(StringComparer.Ordinal));
            }

            if (!revisions.TryGetValue(revision, out var flights))
            {
                revisions.Add(revision, flights = []);
            }

            flights.Add(flight);
        }
    }

    public void Remove(FlightNumber flight, RevisionPool pool)
    {
        foreach (var (tree, revision) in Keys(pool))
        {
            _trees[tree][revision].Remove(flight);
        }
    }

    /// <summary>The flights that built a revision that may match: each but once.</summary>
    public IEnumerable<FlightNumber> FlightsThatBuilt(string tree, WantedRevision wanted)
    {
        if (!_trees.TryGetValue(tree, out var revisions))
        {
            return [];
        }

        var found = new HashSet<FlightNumber>();
        for (var i = FirstAtOrAbove(revisions.Keys, wanted.Beginning); i < revisions.Count; i++)
        {
            if (!revisions.Keys[i].StartsWith(wanted.Beginning, StringComparison.Ordinal))
            {
                break;
            }

            found.UnionWith(revisions.Values[i]);
        }

        return found;
    }

    // A revision is found by what stands behind each of its colons too.
    private static IEnumerable<(string Tree, string Revision)> Keys(RevisionPool pool)
    {
        foreach (var (tree, revisions) in pool.Revisions)
        {
            foreach (var revision in revisions)
            {
                for (var start = 0; start >= 0; start = revision.IndexOf(':', start) is >= 0 and var colon ? colon + 1 : -1)
                {
                    yield return (tree, revision[start..]);
                }
            }
        }
    }

    private static int FirstAtOrAbove(IList<string> sorted, string text)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(sorted[middle], text) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
