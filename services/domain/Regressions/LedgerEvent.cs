namespace Flights.Domain.Regressions;

/// <summary>Something that happened to a branch's ledger. It carries the full state after it, so that whoever keeps the newest state
/// by id, in the order of the events, has the ledger: see <see cref="LedgerReplica"/>.</summary>
/// <param name="Kind">What happened.</param>
public abstract record LedgerEvent(LedgerEventKind Kind);

/// <summary>Something that happened to an episode.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Regression">The episode after it; for a withdrawn one, as it was told last.</param>
/// <param name="PreviousId">The id that an amended episode had, if its first bad flight moved: there is none of that id any more.</param>
public sealed record RegressionEvent(LedgerEventKind Kind, Regression Regression, string? PreviousId = null) : LedgerEvent(Kind);

/// <summary>Something that happened to the push gate, or to what is told of it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Gate">The gate as it is after all changes that are told together, or null if no main flight is left.</param>
/// <param name="Change">The change; for a withdrawn one, as it was told last. It takes the place of one of the same flight.</param>
public sealed record GateEvent(LedgerEventKind Kind, Gate? Gate, GateChange Change) : LedgerEvent(Kind);

/// <summary>What can happen to a ledger.</summary>
public enum LedgerEventKind
{
    /// <summary>A step regressed.</summary>
    RegressionOpened,

    /// <summary>It failed in one more flight, or was seen to pass in between, or was excused.</summary>
    RegressionContinued,

    /// <summary>It passed again, or the baseline moved over it.</summary>
    RegressionResolved,

    /// <summary>A late report shows that it is not resolved as was told.</summary>
    RegressionReopened,

    /// <summary>A late report shows that something about it is not as was told.</summary>
    RegressionAmended,

    /// <summary>A late report shows that it was none.</summary>
    RegressionWithdrawn,

    /// <summary>The gate opened or shut, or the revision was pushed by force.</summary>
    GateChanged,

    /// <summary>The gate stays shut for other reasons.</summary>
    GateBlockersChanged,

    /// <summary>A late report shows that a change of the gate was none.</summary>
    GateChangeWithdrawn,
}
