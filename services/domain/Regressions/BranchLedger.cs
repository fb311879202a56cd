using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>The ledger of a branch, or a part of it, as people see it. The state of the gate, since when it is so and what shuts it
/// follow from the changes; which flight is the newest is no part of the ledger.</summary>
/// <param name="Regressions">The episodes, by first bad flight, then by step.</param>
/// <param name="GateChanges">The changes of the gate, in ascending flight number, at most one a flight.</param>
/// <param name="StuckNotices">The notices that the gate has been shut for long, in ascending flight number, at most one a flight.</param>
public sealed record BranchLedger(
    EquatableList<Regression> Regressions, EquatableList<GateChange> GateChanges, EquatableList<StuckNotice> StuckNotices)
{
    /// <summary>The ledger of a branch on which nothing happened yet.</summary>
    public static readonly BranchLedger Empty = new([], [], []);

    /// <summary>A ledger of episodes, changes and notices in any order.</summary>
    public static BranchLedger Of(
        IEnumerable<Regression> regressions, IEnumerable<GateChange> gateChanges, IEnumerable<StuckNotice> stuckNotices) => new(
        regressions.OrderBy(episode => episode.FirstBad).ThenBy(episode => episode.Step, StepKey.Order).ToEquatableList(),
        gateChanges.OrderBy(change => change.Flight).ToEquatableList(),
        stuckNotices.OrderBy(notice => notice.Flight).ToEquatableList());
}
