namespace Flights.Domain.Regressions;

/// <summary>Tells how new events are.</summary>
public static class EventNovelties
{
    /// <summary>The novelty of an event. One of a kind that says neither that something began nor that it ended is about what goes
    /// on.</summary>
    public static EventNovelty Of(LedgerEvent told) => told switch
    {
        { Kind: LedgerEventKind.RegressionReopened or LedgerEventKind.RegressionAmended or LedgerEventKind.RegressionWithdrawn } =>
            EventNovelty.Corrected,
        { Kind: LedgerEventKind.GateChangeWithdrawn or LedgerEventKind.GateStuckWithdrawn } => EventNovelty.Corrected,
        { Kind: LedgerEventKind.RegressionOpened } => EventNovelty.New,
        { Kind: LedgerEventKind.RegressionResolved } => EventNovelty.Over,
        GateEvent { Kind: LedgerEventKind.GateChanged, Change.State: GateState.Shut } => EventNovelty.New,
        GateEvent { Kind: LedgerEventKind.GateChanged } => EventNovelty.Over,
        _ => EventNovelty.Ongoing,
    };
}
