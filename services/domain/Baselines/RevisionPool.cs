using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>
/// The revisions that a flight tested: those that its own jobs built, and those of every build that it uses, wherever that was made. A
/// flight that takes a build over from another one tested what that one built.
/// </summary>
/// <param name="Revisions">The revisions of each tree, each but once: mostly one. The builds of the previous branch are left out.</param>
/// <param name="Others">The other flights that it refers to, directly or not, known or not. What becomes known of one of them can change
/// the pool.</param>
public sealed record RevisionPool(IReadOnlyDictionary<string, IReadOnlySet<string>> Revisions, IReadOnlySet<FlightNumber> Others)
{
    /// <summary>The tree of the harness itself: its revisions are those that ran the flights.</summary>
    public const string HarnessTree = "osstest";

    /// <summary>Whether all that was built of a tree, and something was, is of a revision.</summary>
    public bool Tested(string tree, WantedRevision revision) =>
        Revisions.TryGetValue(tree, out var built) && built.All(revision.Matches);

    /// <summary>Whether that holds for each tree of one side of a comparison. Nothing tests a side that names no tree.</summary>
    public bool Tested(EquatableList<TreeRevision> side) =>
        side.Count > 0 && side.All(wanted => Tested(wanted.Tree, new WantedRevision(wanted.Revision)));

    /// <summary>Gathers the revisions of a flight.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="find">Gives another flight, or null if it is not known.</param>
    public static RevisionPool Of(CompleteFlight flight, Func<FlightNumber, CompleteFlight?> find) => new PoolWalk(find).Walk(flight);
}
