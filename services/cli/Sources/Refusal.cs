namespace Flights.Cli.Sources;

/// <summary>Why a mail is not recorded.</summary>
/// <param name="Reason">A stable reason in UPPER_SNAKE_CASE.</param>
/// <param name="Message">A sentence for a person.</param>
/// <param name="Line">The line of the mail on which that shows, from 1; 0 for the mail as a whole.</param>
/// <param name="Column">The column, from 1; 0 for the line as a whole.</param>
internal sealed record Refusal(string Reason, string Message, int Line = 0, int Column = 0)
{
    /// <summary>The reason of what cannot be read at all.</summary>
    public const string Unreadable = "UNREADABLE";

    /// <summary>The reason of a text that is no report: every mail that people write to a list.</summary>
    public const string NotAReport = Domain.Reports.ParseReasons.NotAReport;

    /// <summary>It is larger than the limit, and was not read.</summary>
    public static Refusal TooLarge(int limit) => new(
        Domain.Reports.ParseReasons.LimitBytes, $"The mail is larger than the limit of {limit} bytes: FLIGHTS_PARSER_MAX_REPORT_BYTES sets it.");
}
