using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>What follows the status of a row.</summary>
/// <param name="SeenIn">The flight of <c>in N</c>.</param>
/// <param name="Summary">What the report says of the failure.</param>
internal readonly record struct RowResult(FlightNumber? SeenIn, Summary Summary)
{
    /// <summary>Whether every word is understood.</summary>
    public bool IsComplete => Summary.Kind != SummaryKind.Other;
}
