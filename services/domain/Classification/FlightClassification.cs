using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What we think of one flight: an opinion on each failing row, and the verdict that follows.</summary>
/// <param name="Verdict">The verdict that follows from the effective opinions.</param>
/// <param name="Opinions">One opinion for each row of the report, in its order.</param>
/// <param name="HistoryVersion">The version of the branch's history that was seen.</param>
/// <param name="RulesVersion">The version of the rules that were applied.</param>
public sealed record FlightClassification(
    FlightVerdict Verdict,
    EquatableList<Opinion> Opinions,
    long HistoryVersion,
    long RulesVersion);

/// <summary>The verdict on a flight.</summary>
public enum FlightVerdict
{
    /// <summary>Nothing failed.</summary>
    Perfect,

    /// <summary>Steps failed, but none of them is blocking.</summary>
    Tolerable,

    /// <summary>At least one step regressed.</summary>
    Regressions,

    /// <summary>Nothing regressed, but something else is blocking.</summary>
    Problems,
}
