using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>All that the ledger of one branch remembers between two main flights. Episodes that are resolved and changes of the
/// gate are no part of it: no later flight touches them, so its size follows the branch's jobs and not its history.</summary>
/// <param name="Open">The open episodes, ordered by step.</param>
/// <param name="Passes">In which flights the steps of each job passed last, ordered by job.</param>
/// <param name="Gate">The push gate, or null before the first main flight.</param>
/// <param name="Clock">For how long the gate has been shut, or null if it is not.</param>
/// <param name="Baseline">The baseline of the newest main flight.</param>
public sealed record LedgerState(
    EquatableList<Regression> Open, EquatableList<JobPasses> Passes, Gate? Gate, GateClock? Clock, Versions Baseline)
{
    /// <summary>The ledger of a branch of which no main flight is known.</summary>
    public static readonly LedgerState Empty = new([], [], null, null, Versions.None);
}
