using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>What one flight did to a branch's ledger.</summary>
/// <param name="After">What the ledger remembers from then on.</param>
/// <param name="Resolved">The episodes that the flight resolved, ordered by step.</param>
/// <param name="GateChanges">The changes of the gate that the flight tells of, in ascending flight number: mostly none or one; two
/// if it implies a push before it and shuts the gate again.</param>
/// <param name="Stuck">The notice that the flight gives of a gate that stays shut, if any.</param>
public sealed record LedgerStep(
    LedgerState After, EquatableList<Regression> Resolved, EquatableList<GateChange> GateChanges, StuckNotice? Stuck)
{
    /// <summary>What a flight does that the ledger does not follow: nothing.</summary>
    public static LedgerStep Nothing(LedgerState state) => new(state, [], [], null);
}
