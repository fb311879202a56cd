namespace Flights.Domain.Regressions;

/// <summary>Rebuilds a branch's ledger from its events: what every subscriber may do, and what the events promise.</summary>
public static class LedgerReplica
{
    /// <summary>The ledger after one more event. The same event again changes nothing, as long as none follows in between.</summary>
    public static BranchLedger Apply(BranchLedger ledger, LedgerEvent next) => next switch
    {
        RegressionEvent { Kind: LedgerEventKind.RegressionWithdrawn } gone =>
            BranchLedger.Of(Without(ledger, gone.Regression.Id), ledger.GateChanges),
        RegressionEvent told =>
            BranchLedger.Of(Without(ledger, told.Regression.Id, told.PreviousId).Append(told.Regression), ledger.GateChanges),
        GateEvent { Kind: LedgerEventKind.GateChangeWithdrawn } gone =>
            BranchLedger.Of(ledger.Regressions, Without(ledger, gone.Change)),
        GateEvent told =>
            BranchLedger.Of(ledger.Regressions, Without(ledger, told.Change).Append(told.Change)),
        _ => ledger,
    };

    private static IEnumerable<Regression> Without(BranchLedger ledger, string id, string? previousId = null) =>
        ledger.Regressions.Where(each => each.Id != id && each.Id != previousId);

    private static IEnumerable<GateChange> Without(BranchLedger ledger, GateChange change) =>
        ledger.GateChanges.Where(each => each.Flight != change.Flight);
}
