namespace Flights.Domain.Flights;

/// <summary>One row of a report: a step that did not succeed.</summary>
public sealed record StepFailure
{
    /// <summary>The step.</summary>
    public required StepKey Step { get; init; }

    /// <summary>The step's position in its job, from 1, or null for a row that stands for a whole job.</summary>
    public int? StepNumber { get; init; }

    /// <summary>How the step ended.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>The flight that the failure was seen in (<c>in N</c>), or null for the report's own.</summary>
    public FlightNumber? SeenIn { get; init; }

    /// <summary>What the report says of it.</summary>
    public Summary Summary { get; init; } = Summary.None;

    /// <summary>The section that lists the row.</summary>
    public required ReportSection Section { get; init; }

    /// <summary>The line of the report's text, from 1; 0 for a row that came without a text.</summary>
    public int Line { get; init; }
}
