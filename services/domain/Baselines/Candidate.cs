using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>What one other flight tells about a failing step.</summary>
/// <param name="Flight">The flight.</param>
/// <param name="Blessing">Its blessing: candidates are searched by blessing, bytewise, then newest first.</param>
/// <param name="Role">Which revisions it tested.</param>
/// <param name="Outcome">What is known of the step there.</param>
public sealed record Candidate(FlightNumber Flight, Blessing Blessing, CandidateRole Role, Outcome Outcome);

/// <summary>Which revisions a candidate tested.</summary>
public enum CandidateRole
{
    /// <summary>The baseline's.</summary>
    Baseline,

    /// <summary>Those under test.</summary>
    Targeted,
}
