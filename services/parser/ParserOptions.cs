using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Parser;

/// <summary>How the parser is told what it may read and where it comes from.</summary>
public sealed class ParserOptions : IValidatableObject
{
    /// <summary>The largest report that is read, in bytes, 1 to 64 MiB. Default: 4 MiB.</summary>
    [Variable("FLIGHTS_PARSER_MAX_REPORT_BYTES")]
    [Range(1024 * 1024, 64 * 1024 * 1024, ErrorMessage = "it must lie between 1048576 and 67108864.")]
    public int MaxReportBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Which lab a host belongs to: <c>HOST=LAB,HOST=LAB</c>. The host of the logs' address counts, then the one that wrote
    /// the report. Default: none, so that every report without a lab belongs to <c>default</c>.</summary>
    [Variable("FLIGHTS_PARSER_LAB_HOSTS")]
    public string LabHosts { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        Parser.LabHosts.Read(LabHosts, out var errors);
        return errors.Select(error => new ValidationResult($"FLIGHTS_PARSER_LAB_HOSTS: {error}"));
    }
}
