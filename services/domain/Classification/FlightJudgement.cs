using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What we think of a complete flight.</summary>
/// <param name="Flights">The flight itself, then the flights of the same revisions that were judged with it, because steps passed there
/// that failed elsewhere; in the order in which they were.</param>
public sealed record FlightJudgement(EquatableList<JudgedFlight> Flights)
{
    /// <summary>The flight itself.</summary>
    public FlightNumber Number => Flights[0].Number;

    /// <summary>All failures, in the order in which they were judged.</summary>
    public IEnumerable<JudgedFailure> Failures => Flights.SelectMany(flight => flight.Failures);

    /// <summary>The failures of the flight itself.</summary>
    public EquatableList<JudgedFailure> OwnFailures => Flights[0].Failures;

    /// <summary>The verdict.</summary>
    public FlightVerdict Verdict => Verdicts.Of(Failures.Select(failure => failure.Finding.Blocker));

    /// <summary>Whether the revisions may be pushed: nothing blocks.</summary>
    public bool IsTolerable => Verdict is FlightVerdict.Perfect or FlightVerdict.Tolerable;
}
