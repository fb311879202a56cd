using System.ComponentModel.DataAnnotations;
using Flights.Domain.Reports;
using Flights.Platform.Options;

namespace Flights.Parser;

/// <summary>How the parser is told what it may read and where it comes from.</summary>
public sealed class ParserOptions : IValidatableObject
{
    /// <summary>The largest report that is read, as it was received, in bytes, 1 to 64 MiB. Default: 4 MiB.</summary>
    [Variable(LimitVariables.Bytes)]
    [Range(1024 * 1024, 64 * 1024 * 1024, ErrorMessage = "it must lie between 1048576 and 67108864.")]
    public int MaxReportBytes { get; set; } = ParseLimits.Default.MaxBytes;

    /// <summary>The most bytes of a mail's own headers, 16 KiB to 16 MiB. Default: 512 KiB.</summary>
    [Variable(LimitVariables.HeaderBytes)]
    [Range(16 * 1024, 16 * 1024 * 1024, ErrorMessage = "it must lie between 16384 and 16777216.")]
    public int MaxHeaderBytes { get; set; } = ParseLimits.Default.MaxHeaderBytes;

    /// <summary>The most parts of a mail, 3 to 10 000. Default: 200.</summary>
    [Variable(LimitVariables.Parts)]
    [Range(3, 10_000, ErrorMessage = "it must lie between 3 and 10000.")]
    public int MaxParts { get; set; } = ParseLimits.Default.MaxParts;

    /// <summary>What the parts of a mail may decode to, together, in bytes, 64 KiB to 64 MiB. Default: 4 MiB.</summary>
    [Variable(LimitVariables.DecodedBytes)]
    [Range(64 * 1024, 64 * 1024 * 1024, ErrorMessage = "it must lie between 65536 and 67108864.")]
    public int MaxDecodedBytes { get; set; } = ParseLimits.Default.MaxDecodedBytes;

    /// <summary>How deep the parts of a mail may be nested, 1 to 64. Default: 16.</summary>
    [Variable(LimitVariables.Nesting)]
    [Range(1, 64, ErrorMessage = "it must lie between 1 and 64.")]
    public int MaxNesting { get; set; } = ParseLimits.Default.MaxNesting;

    /// <summary>The most lines of a report, 1 000 to 10 000 000. Default: 200 000.</summary>
    [Variable(LimitVariables.Lines)]
    [Range(1_000, 10_000_000, ErrorMessage = "it must lie between 1000 and 10000000.")]
    public int MaxLines { get; set; } = ParseLimits.Default.MaxLines;

    /// <summary>The most characters in one line, 1 000 to 10 000 000. Default: 65 536.</summary>
    [Variable(LimitVariables.LineLength)]
    [Range(1_000, 10_000_000, ErrorMessage = "it must lie between 1000 and 10000000.")]
    public int MaxLineLength { get; set; } = ParseLimits.Default.MaxLineLength;

    /// <summary>The most jobs of a flight, 100 to 100 000. Default: 10 000.</summary>
    [Variable(LimitVariables.Jobs)]
    [Range(100, 100_000, ErrorMessage = "it must lie between 100 and 100000.")]
    public int MaxJobs { get; set; } = ParseLimits.Default.MaxJobs;

    /// <summary>The most rows of a report, 100 to 20 000. The evidence for them takes time in proportion to their square.
    /// Default: 2 000.</summary>
    [Variable(LimitVariables.Rows)]
    [Range(100, 20_000, ErrorMessage = "it must lie between 100 and 20000.")]
    public int MaxRows { get; set; } = ParseLimits.Default.MaxRows;

    /// <summary>The most calls of the service that are worked on at once, 1 to 10 000. Ten times as many wait for their turn.
    /// Default: 64.</summary>
    [Variable("FLIGHTS_PARSER_MAX_CALLS")]
    [Range(1, 10_000, ErrorMessage = "it must lie between 1 and 10000.")]
    public int MaxCalls { get; set; } = 64;

    /// <summary>Which lab a host belongs to: <c>HOST=LAB,HOST=LAB</c>. The host of the logs' address counts, then the one that wrote
    /// the report. Default: none, so that every report without a lab belongs to <c>default</c>.</summary>
    [Variable("FLIGHTS_PARSER_LAB_HOSTS")]
    public string LabHosts { get; set; } = "";

    /// <summary>The limits as the parser takes them.</summary>
    internal ParseLimits ToLimits() => new()
    {
        MaxBytes = MaxReportBytes,
        MaxHeaderBytes = MaxHeaderBytes,
        MaxParts = MaxParts,
        MaxDecodedBytes = MaxDecodedBytes,
        MaxNesting = MaxNesting,
        MaxLines = MaxLines,
        MaxLineLength = MaxLineLength,
        MaxJobs = MaxJobs,
        MaxRows = MaxRows,
    };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        Parser.LabHosts.Read(LabHosts, out var errors);
        return errors.Select(error => new ValidationResult($"FLIGHTS_PARSER_LAB_HOSTS: {error}"));
    }
}
