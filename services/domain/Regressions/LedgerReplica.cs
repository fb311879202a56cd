namespace Flights.Domain.Regressions;

/// <summary>Rebuilds a branch's ledger from its events: what every subscriber may do, and what the events promise.</summary>
public static class LedgerReplica
{
    /// <summary>The ledger after one more event. The same event again changes nothing, as long as none follows in between.</summary>
    public static BranchLedger Apply(BranchLedger ledger, LedgerEvent next) => next switch
    {
        RegressionEvent { Kind: LedgerEventKind.RegressionWithdrawn } gone => With(ledger, Without(ledger, gone.Regression.Id)),
        RegressionEvent told => With(ledger, Without(ledger, told.Regression.Id, told.PreviousId).Append(told.Regression)),
        GateEvent { Kind: LedgerEventKind.GateChangeWithdrawn } gone => With(ledger, Without(ledger, gone.Change)),
        GateEvent told => With(ledger, Without(ledger, told.Change).Append(told.Change)),
        GateStuckEvent { Kind: LedgerEventKind.GateStuckWithdrawn } gone => With(ledger, Without(ledger, gone.Notice)),
        GateStuckEvent told => With(ledger, Without(ledger, told.Notice).Append(told.Notice)),
        _ => ledger,
    };

    private static IEnumerable<Regression> Without(BranchLedger ledger, string id, string? previousId = null) =>
        ledger.Regressions.Where(each => each.Id != id && each.Id != previousId);

    private static IEnumerable<GateChange> Without(BranchLedger ledger, GateChange change) =>
        ledger.GateChanges.Where(each => each.Flight != change.Flight);

    private static IEnumerable<StuckNotice> Without(BranchLedger ledger, StuckNotice notice) =>
        ledger.StuckNotices.Where(each => each.Flight != notice.Flight);

    private static BranchLedger With(BranchLedger ledger, IEnumerable<Regression> regressions) =>
        BranchLedger.Of(regressions, ledger.GateChanges, ledger.StuckNotices);

    private static BranchLedger With(BranchLedger ledger, IEnumerable<GateChange> changes) =>
        BranchLedger.Of(ledger.Regressions, changes, ledger.StuckNotices);

    private static BranchLedger With(BranchLedger ledger, IEnumerable<StuckNotice> notices) =>
        BranchLedger.Of(ledger.Regressions, ledger.GateChanges, notices);
}
