namespace Flights.Domain.Reports;

/// <summary>How much a report may hold. The defaults stand far above every report known: the largest
/// of 55 real mails has 28 KiB, 480 lines, 120 jobs and 72 rows; the longest line of a bisection's has 502 characters. What is beyond a limit is refused
/// with the limit's name, as <see cref="ParseReasons"/> gives it.</summary>
public sealed record ParseLimits
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static readonly ParseLimits Default = new();

    /// <summary>The most bytes of a report: of a mail as it was received, encoded; of a text in UTF-8. Default: 4 MiB.</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most bytes of a mail's own headers. Default: 512 KiB.</summary>
    public int MaxHeaderBytes { get; init; } = 512 * 1024;

    /// <summary>The most parts of a mail, those that hold others included. Default: 200.</summary>
    public int MaxParts { get; init; } = 200;

    /// <summary>The most bytes of all parts of a mail that are decoded, together. Default: 4 MiB.</summary>
    public int MaxDecodedBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep the parts of a mail may be nested: 0 takes no mail of several parts, 1 those whose parts have none themselves.
    /// Default: 16.</summary>
    public int MaxNesting { get; init; } = 16;

    /// <summary>The most lines. Default: 200 000.</summary>
    public int MaxLines { get; init; } = 200_000;

    /// <summary>The most UTF-16 code units in one line. Default: 65 536.</summary>
    public int MaxLineLength { get; init; } = 65_536;

    /// <summary>The most jobs. Default: 10 000.</summary>
    public int MaxJobs { get; init; } = 10_000;

    /// <summary>The most rows in all sections together: the evidence for a flight takes time in proportion to its square, where each row
    /// names another flight. Default: 2 000.</summary>
    public int MaxRows { get; init; } = 2_000;
}
