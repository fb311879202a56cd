using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>The notice that a push gate has been shut for long.</summary>
/// <param name="Flight">The flight whose report time passed the step: at most one notice a flight.</param>
/// <param name="Since">Since which flight the gate has been shut.</param>
/// <param name="Days">The step, of <see cref="StuckSteps"/>: for how many days at least.</param>
/// <param name="Blockers">What shut it at that flight, in report order.</param>
public sealed record StuckNotice(FlightNumber Flight, FlightNumber Since, int Days, EquatableList<GateBlocker> Blockers);
