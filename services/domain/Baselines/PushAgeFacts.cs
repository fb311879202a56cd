using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>
/// How old the baseline and the revision under test are, of the one tree that both sides name: counted over the main flights of the
/// branch by the revision that their jobs were to build (<see cref="Tested"/>).
/// </summary>
/// <param name="Basis">The newest flight that tested the baseline, or null.</param>
/// <param name="FirstAfter">The first flight above it; null if there is none, or no basis.</param>
/// <param name="CountAfter">How many flights there are above it; all, if there is no basis.</param>
/// <param name="FirstTip">The first of those that tested the revision under test, or null.</param>
/// <param name="CountTip">How many of those tested it.</param>
public sealed record PushAgeFacts(DatedFlight? Basis, DatedFlight? FirstAfter, int CountAfter, DatedFlight? FirstTip, int CountTip)
{
    /// <summary>The tree whose ages are told: the one that each side names alone. Null if they name others or more.</summary>
    public static string? TreeOf(HistoryScope scope) =>
        scope.Targeted.Count == 1 && scope.Baseline is { Flight: null, Trees.Count: 1 }
        && scope.Targeted[0].Tree == scope.Baseline.Trees[0].Tree
            ? scope.Targeted[0].Tree
            : null;

    /// <summary>Whether a flight was to test a revision, which has to be the same to the letter. What it takes over from other flights does
    /// not count.</summary>
    public static bool Tested(CompleteFlight flight, TreeRevision wanted) => wanted.Tree == RevisionPool.HarnessTree
        ? flight.HarnessRevisions.Contains(wanted.Revision)
        : flight.Jobs.Any(job => job.IsOfMainRevision && job.Runvars.Any(runvar =>
            runvar.TreeOf(Runvar.WishedRevision) == wanted.Tree && runvar.Value == wanted.Revision));
}

/// <summary>A flight and when it started.</summary>
/// <param name="Flight">The flight.</param>
/// <param name="StartTime">When it started, or null if it has not.</param>
public sealed record DatedFlight(FlightNumber Flight, DateTimeOffset? StartTime);
