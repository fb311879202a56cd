namespace Flights.Domain.Flights;

/// <summary>What sort of run a flight was.</summary>
public enum RunKind
{
    /// <summary>It tested a new revision of its branch.</summary>
    Main,

    /// <summary>It tested the baseline itself, because that had not been tested.</summary>
    Baseline,

    /// <summary>It tested the baseline on a branch that is never pushed.</summary>
    BaselineOnly,

    /// <summary>Somebody ran it by hand.</summary>
    Adhoc,
}
