using Flights.Domain.Flights;

namespace Flights.Domain.JUnit;

/// <summary>A suite that has cases of its own, or failed as a whole.</summary>
public sealed record JUnitSuite
{
    /// <summary>Its name, below the names of the suites that it is in, outermost first. Suites without a name are left out.</summary>
    public required EquatableList<string> Path { get; init; }

    /// <summary>When it started, or null if that is not known.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Its own cases, in file order.</summary>
    public EquatableList<JUnitCase> Cases { get; init; }

    /// <summary>How the suite itself ended, beside its cases: an error while it was set up, say.</summary>
    public JUnitOutcome Outcome { get; init; } = JUnitOutcome.Skipped;
}
