namespace Flights.Domain.Flights;

/// <summary>The result of one flight that a bisection had to go by.</summary>
/// <param name="Flight">The flight.</param>
/// <param name="Word">How the step ended there, such as <c>pass</c>; empty if the report does not say.</param>
/// <param name="Host">The host that it ran on, if the report names it: then the result did not count. Empty otherwise.</param>
/// <param name="Revisions">The revision of each tree; empty if the flight was irrelevant or did not count.</param>
public sealed record BisectionResult(FlightNumber Flight, string Word, string Host, EquatableList<string> Revisions);
