namespace Flights.Domain.Reports;

/// <summary>How much a report may hold. The defaults stand far above every report known: the largest
/// of 55 real mails has 28 KiB, 480 lines, 120 jobs and 72 rows.</summary>
public sealed record ParseLimits
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static readonly ParseLimits Default = new();

    /// <summary>The most bytes of a report, encoded in UTF-8. Default: 4 MiB.</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most lines. Default: 200 000.</summary>
    public int MaxLines { get; init; } = 200_000;

    /// <summary>The most UTF-16 code units in one line. Default: 65 536.</summary>
    public int MaxLineLength { get; init; } = 65_536;

    /// <summary>The most jobs. Default: 10 000.</summary>
    public int MaxJobs { get; init; } = 10_000;

    /// <summary>The most rows in all sections together: the evidence for a flight takes time in proportion to its square, where each row
    /// names another flight. Default: 5 000.</summary>
    public int MaxRows { get; init; } = 5_000;
}
