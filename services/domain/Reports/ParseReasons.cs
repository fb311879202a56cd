using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports;

/// <summary>Every reason for which the parser refuses or remarks something, with its sentence.</summary>
public static class ParseReasons
{
    /// <summary>Refused: there is no flight line, nor a bisection's head.</summary>
    public const string NotAReport = "NOT_A_REPORT";

    /// <summary>Refused: the only flight line is one that can't be read.</summary>
    public const string BadFlightLine = "BAD_FLIGHT_LINE";

    /// <summary>Refused: there is no jobs table, or it is empty.</summary>
    public const string NoJobsTable = "NO_JOBS_TABLE";

    /// <summary>Refused as a flight's: it is the report of a bisection, which has a parser of its own.</summary>
    public const string BisectionReport = "BISECTION_REPORT";

    /// <summary>Refused: it was to be the report of a bisection and has no head of one.</summary>
    public const string NotABisection = "NOT_A_BISECTION";

    /// <summary>Refused: more bytes than <see cref="ParseLimits.MaxBytes"/>.</summary>
    public const string LimitBytes = "LIMIT_BYTES";

    /// <summary>Refused: a mail with more bytes of headers than <see cref="ParseLimits.MaxHeaderBytes"/>.</summary>
    public const string LimitHeaderBytes = "LIMIT_HEADER_BYTES";

    /// <summary>Refused: a mail of more parts than <see cref="ParseLimits.MaxParts"/>.</summary>
    public const string LimitParts = "LIMIT_PARTS";

    /// <summary>Refused: parts of a mail that decode to more bytes than <see cref="ParseLimits.MaxDecodedBytes"/>.</summary>
    public const string LimitDecodedBytes = "LIMIT_DECODED_BYTES";

    /// <summary>Refused: parts of a mail nested deeper than <see cref="ParseLimits.MaxNesting"/>.</summary>
    public const string LimitNesting = "LIMIT_NESTING";

    /// <summary>Refused: more lines than <see cref="ParseLimits.MaxLines"/>.</summary>
    public const string LimitLines = "LIMIT_LINES";

    /// <summary>Refused: a line longer than <see cref="ParseLimits.MaxLineLength"/>.</summary>
    public const string LimitLineLength = "LIMIT_LINE_LENGTH";

    /// <summary>Refused: more jobs than <see cref="ParseLimits.MaxJobs"/>.</summary>
    public const string LimitJobs = "LIMIT_JOBS";

    /// <summary>Refused: more rows than <see cref="ParseLimits.MaxRows"/>.</summary>
    public const string LimitRows = "LIMIT_ROWS";

    /// <summary>Remarked: a line that the parser does not know.</summary>
    public const string UnknownLine = "UNKNOWN_LINE";

    /// <summary>Remarked: a job stands in the table twice; the first one counts.</summary>
    public const string DuplicateJob = "DUPLICATE_JOB";

    /// <summary>Remarked: the text ends before the report does.</summary>
    public const string NoFooter = "NO_FOOTER";

    /// <summary>Whether a reason is that a limit was exceeded.</summary>
    public static bool IsLimit(string reason) => reason.StartsWith("LIMIT_", StringComparison.Ordinal);

    internal static ParseError IsNotAReport() =>
        new(NotAReport, 1, 1, "The text is no flight report: no line begins with 'flight NUMBER BRANCH BLESSING'.");

    internal static ParseError QuotesAFlight(int line) => new(
        NotAReport,
        line,
        1,
        "The text quotes a flight report but is none: no line of its own begins with 'flight NUMBER BRANCH BLESSING'.");

    internal static ParseError QuotesSomebody(int line) => new(
        NotAReport,
        line,
        1,
        "The text answers what it quotes and is no flight report: no line begins with 'flight NUMBER BRANCH BLESSING'.");

    internal static ParseError IsBadFlightLine(int line, int column) =>
        new(BadFlightLine, line, column, "The flight line must read 'flight NUMBER BRANCH BLESSING [INTENDED]'.");

    internal static ParseError HasNoJobsTable(int line) =>
        new(NoJobsTable, line, 1, "The report has no jobs table: it should have a line 'jobs:' with a line for each job below it.");

    internal static ParseError IsBisectionReport(int line) =>
        new(BisectionReport, line, line == 0 ? 0 : 1, "The text is the report of a bisection and not of a flight.");

    internal static ParseError IsNotABisection() =>
        new(NotABisection, 1, 1, "The text is no report of a bisection: it has no lines 'job JOB' and 'testid TESTID' at its head.");

    internal static ParseError QuotesABisection(int line) =>
        new(NotAReport, line, 1, "The text quotes the report of a bisection but is none: no lines of its own say 'job JOB' and 'testid TESTID'.");

    internal static ParseError HasTooManyBytes(int limit) =>
        new(LimitBytes, 0, 0, Sentence($"The report is larger than the limit of {limit} bytes."));

    internal static ParseError HasTooManyLines(int limit) =>
        new(LimitLines, limit + 1, 0, Sentence($"The report has more lines than the limit of {limit}."));

    internal static ParseError HasTooLongLine(int line, int limit) =>
        new(LimitLineLength, line, limit + 1, Sentence($"The line is longer than the limit of {limit} characters."));

    internal static ParseError HasTooManyJobs(int line, int limit) =>
        new(LimitJobs, line, 1, Sentence($"The report has more jobs than the limit of {limit}."));

    internal static ParseError HasTooManyRows(int line, int limit) =>
        new(LimitRows, line, 1, Sentence($"The report has more rows than the limit of {limit}."));

    internal static Diagnostic IsUnknown(int line) => new(UnknownLine, line, 0, "The parser does not know this line and kept it as it is.");

    internal static Diagnostic IsDuplicateJob(string job, int line, int firstLine) =>
        new(DuplicateJob, line, 0, $"The jobs table names {job} twice; the first line counts.")
        {
            Other = new DiagnosticPlace("", firstLine, 0),
        };

    internal static Diagnostic HasNoFooter(int line) =>
        new(NoFooter, line, 0, "The text ends without the line 'sg-report-flight on HOST': it may have been cut.");

    private static string Sentence(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
