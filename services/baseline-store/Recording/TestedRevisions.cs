using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Recording;

/// <summary>Revisions that a flight tested, several of a tree if need be.</summary>
internal sealed class TestedRevisions(IReadOnlyCollection<TreeRevision> all)
{
    private readonly HashSet<TreeRevision> _all = [.. all];
    private readonly ILookup<string, string> _byTree = all.ToLookup(each => each.Tree, each => each.Revision, StringComparer.Ordinal);

    /// <summary>Whether the flight may have tested others, that nobody knows.</summary>
    public bool AreDoubtful => _byTree.Contains(NameTables.UnknownBuilds);

    /// <summary>Each revision, and what stands behind each of its colons: what it is found by.</summary>
    public IEnumerable<(string Tree, string Revision)> Beginnings
    {
        get
        {
            foreach (var tree in _byTree.Where(tree => tree.Key != NameTables.UnknownBuilds))
            {
                foreach (var revision in tree)
                {
                    for (var start = 0; start >= 0; start = revision.IndexOf(':', start) is >= 0 and var colon ? colon + 1 : -1)
                    {
                        yield return (tree.Key, revision[start..]);
                    }
                }
            }
        }
    }

    /// <summary>Whether they are the same as others.</summary>
    public bool SameAs(TestedRevisions other) => _all.SetEquals(other._all);

    /// <summary>Whether they are what somebody wants: as <see cref="RevisionPool.Tested(EquatableList{TreeRevision})"/> means it.</summary>
    public bool Tested(IReadOnlyCollection<TreeRevision> wanted) => wanted.Count > 0 && wanted.All(each =>
        _byTree[each.Tree] is var tested && tested.Any() && tested.All(revision => Matches(each, revision)));

    private static bool Matches(TreeRevision wanted, string revision) => wanted.Tree == NameTables.FlightAsTree
        ? wanted.Revision == revision
        : new WantedRevision(wanted.Revision).Matches(revision);
}
