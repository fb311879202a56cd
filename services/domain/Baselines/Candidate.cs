using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>What one other flight tells about a failing step.</summary>
/// <param name="Flight">The flight.</param>
/// <param name="Blessing">Its blessing: candidates are searched by blessing, bytewise, then newest first.</param>
/// <param name="Role">Which revisions it tested.</param>
/// <param name="Outcome">What is known of the step there.</param>
public sealed record Candidate(FlightNumber Flight, Blessing Blessing, CandidateRole Role, Outcome Outcome)
{
    /// <summary>Whether it is certain that the flight tested those revisions and that osstest counts it. A mail does not tell all of that of
    /// every flight: then its outcome may count or not, and only what is the same with and without it is decided.</summary>
    public bool IsCertain { get; init; } = true;
}

/// <summary>Which revisions a candidate tested.</summary>
public enum CandidateRole
{
    /// <summary>The baseline's.</summary>
    Baseline,

    /// <summary>Those under test.</summary>
    Targeted,
}
