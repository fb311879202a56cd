using Flights.Domain.Flights;
using Flights.Domain.Linting;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Bisections;

namespace Flights.Mail;

/// <summary>Reads a report as it was received: opens the mail, sees what sort of report it is, parses its text, and compares what stands
/// twice in that of a flight.</summary>
public static class MailedReport
{
    /// <summary>Reads the report of a flight or of a bisection.</summary>
    /// <param name="bytes">The mail or the bare text.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>The flight, whose diagnostics tell where the report disagrees with itself, or the bisection, or why it was refused. The line
    /// of a refusal counts in what was received, headers and all, unless the text was encoded: then no line can be found there, and it
    /// counts in the decoded text.</returns>
    public static MailedReportResult Parse(ReadOnlyMemory<byte> bytes, ParseLimits limits) =>
        MailReader.Read(bytes, limits).TryGet(out var text, out var error) ? Parse(text, limits) : MailedReportResult.Refused(error);

    /// <summary>Reads the report in a mail that was opened before.</summary>
    /// <param name="text">The text of the mail, with its envelope.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>As if the mail had been given.</returns>
    public static MailedReportResult Parse(ReportText text, ParseLimits limits)
    {
        if (ReportParser.Parse(text, limits).TryGet(out var flight, out var error))
        {
            return MailedReportResult.Of(WithFindings(flight, ReportLint.Check(text, flight)));
        }

        // The parser of flights sees by the subject or the first lines that a text is a bisection's, and reads no further.
        if (error.Reason == ParseReasons.BisectionReport
            && BisectionParser.Parse(text, limits).TryGet(out var bisection, out error))
        {
            return MailedReportResult.Of(bisection);
        }

        var isPlaced = error.Line > 0 && text.FirstLine > 0;
        return MailedReportResult.Refused(isPlaced ? error with { Line = error.Line + text.FirstLine - 1 } : error);
    }

    private static Flight WithFindings(Flight flight, EquatableList<Diagnostic> findings) => findings.Count == 0
        ? flight
        : flight with { Report = flight.Report with { Diagnostics = [.. flight.Report.Diagnostics, .. findings] } };
}
