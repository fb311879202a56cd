namespace Flights.Domain.Regressions;

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

    /// <summary>The gate has been shut for one more step of days.</summary>
    GateStuck,

    /// <summary>A late report shows that a notice of a gate that stays shut was not due at that flight.</summary>
    GateStuckWithdrawn,
}
