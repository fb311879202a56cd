using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>The revisions that a flight is taken to test where nobody says which: those that its own jobs built.</summary>
public static class OwnRevisions
{
    /// <summary>The revisions of some trees: of each of which the flight built one alone. Builds of the branch before are left aside; of the
    /// harness, it is the revision that ran the flight.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="trees">The trees.</param>
    /// <returns>The revisions, by tree.</returns>
    public static EquatableList<TreeRevision> Of(CompleteFlight flight, IEnumerable<TreeRevision> trees) =>
    [
        .. from tree in trees.Select(each => each.Tree).Distinct().Order(StringComparer.Ordinal)
           let built = BuiltOf(flight, tree).Distinct().Take(2).ToList()
           where built.Count == 1
           select new TreeRevision(tree, built[0]),
    ];

    private static EquatableList<string> BuiltOf(CompleteFlight flight, string tree) => tree == RevisionPool.HarnessTree
        ? flight.HarnessRevisions
        :
        [
            .. from job in flight.Jobs
               where job.IsOfMainRevision
               from runvar in job.Runvars
               where runvar.TreeOf(Runvar.BuiltRevision) == tree
               select runvar.Value,
        ];
}
