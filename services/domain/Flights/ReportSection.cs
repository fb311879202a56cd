namespace Flights.Domain.Flights;

/// <summary>The sections of a report that list steps.</summary>
public enum ReportSection
{
    /// <summary>The step did not succeed and is blocking.</summary>
    Blocking,

    /// <summary>The step fails intermittently and is not blocking: a heisenbug.</summary>
    Intermittent,

    /// <summary>The step regressed and that is regarded as allowable.</summary>
    Allowable,

    /// <summary>The step did not succeed but is not blocking.</summary>
    NonBlocking,

    /// <summary>The flight had no baseline, so the report makes no such distinction.</summary>
    NoBaseline,
}
