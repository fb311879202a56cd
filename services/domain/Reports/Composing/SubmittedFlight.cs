using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>Makes the facts of a complete flight that nobody has judged yet.</summary>
public static class SubmittedFlight
{
    /// <summary>The facts: what the head of its report will say, and no rows.</summary>
    /// <param name="flight">The flight.</param>
    /// <returns>The facts. What was submitted beside the flight, and the digest, is the caller's to add.</returns>
    public static Flight Of(CompleteFlight flight) => new()
    {
        Lab = flight.Lab,
        Number = flight.Number,
        Branch = flight.Branch,
        Blessing = flight.Blessing,
        IntendedBlessing = flight.IntendedBlessing,
        Jobs = JobOrder.JobsOf(flight),
        Digest = "",
        Report = Report.Empty,
        Complete = flight,
    };
}
