using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Notifier.Reports;

/// <summary>How osstest's own reports are written that subscribers are sent.</summary>
public sealed class ReportOptions : IValidatableObject
{
    /// <summary>The file with what the reports say that is no result, as osstest's report program takes it from its configuration:
    /// <c>flights.v1.ReportWords</c> as JSON. It is read for each report. Default: none, and they say results only.</summary>
    [Variable("FLIGHTS_NOTIFIER_REPORT_WORDS_FILE")]
    public string WordsFile { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WordsFile.Length > 0 && !File.Exists(WordsFile))
        {
            yield return new ValidationResult($"FLIGHTS_NOTIFIER_REPORT_WORDS_FILE is '{WordsFile}': there is no such file.");
        }
    }
}
