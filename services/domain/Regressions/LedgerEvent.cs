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

/// <summary>Something that happened to a push gate that stays shut, or to what is told of that.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Gate">The gate as it is after all that is told together, or null if no main flight is left.</param>
/// <param name="Notice">The notice; for a withdrawn one, as it was told last. It takes the place of one of the same flight.</param>
public sealed record GateStuckEvent(LedgerEventKind Kind, Gate? Gate, StuckNotice Notice) : LedgerEvent(Kind);
