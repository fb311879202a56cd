namespace Flights.Cli.Replay;

/// <summary>What came of a replay: the final state, in an order that does not depend on timing.</summary>
/// <param name="Flights">The flights, by lab and number.</param>
/// <param name="Branches">Their branches, by name, with regressions and push gate.</param>
/// <param name="Bisections">The bisections, by branch, then by last flight.</param>
/// <param name="Refused">The inputs that are no reports, in the order of the arguments.</param>
/// <param name="Totals">The counts.</param>
internal sealed record ReplayResult(
    IReadOnlyList<V1.ReplayedFlight> Flights,
    IReadOnlyList<ReplayedBranch> Branches,
    IReadOnlyList<V1.ReplayedBisection> Bisections,
    IReadOnlyList<V1.RefusedInput> Refused,
    V1.ReplayTotals Totals);

/// <summary>What came of one branch.</summary>
/// <param name="Name">The branch. Format: <c>labs/{lab}/branches/{branch}</c>.</param>
/// <param name="Regressions">Its regressions, by first bad flight, then by step.</param>
/// <param name="Gate">Its push gate, or null if it has had no main flight.</param>
internal sealed record ReplayedBranch(string Name, IReadOnlyList<V1.Regression> Regressions, V1.ReplayedGate? Gate);
