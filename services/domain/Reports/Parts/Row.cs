using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>A row of a section: <c>JOB [STEPNO] TESTID STATUS [in N] [SUMMARY]</c>.</summary>
/// <param name="Step">The step.</param>
/// <param name="StepNumber">Its position in its job, or null for a row that stands for a whole job.</param>
/// <param name="Status">How it ended.</param>
/// <param name="SeenIn">The flight of <c>in N</c>.</param>
/// <param name="Summary">What the report says of it.</param>
internal sealed record Row(StepKey Step, int? StepNumber, StepStatus Status, FlightNumber? SeenIn, Summary Summary)
{
    /// <summary>Whether every word of the row is understood.</summary>
    public bool IsComplete => Summary.Kind != SummaryKind.Other;
}
