using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore;

/// <summary>What became of a step in one flight.</summary>
/// <param name="Flight">The flight.</param>
/// <param name="Outcome">What is known of the step there.</param>
/// <param name="Targeted">What was tested there, by tree.</param>
public sealed record StepOutcomeEntry(FlightNumber Flight, Outcome Outcome, Versions Targeted);
