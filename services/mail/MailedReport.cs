using Flights.Domain.Flights;
using Flights.Domain.Linting;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Bisections;

namespace Flights.Mail;

/// <summary>Reads a report as it was received: opens the mail, parses its text, and compares what stands twice in it.</summary>
public static class MailedReport
{
    /// <summary>Reads the report of a flight.</summary>
    /// <param name="bytes">The mail or the bare text.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>The flight, whose diagnostics tell where the report disagrees with itself, or why it was refused. The line of a refusal
    /// counts in what was received, headers and all, unless the text was encoded: then no line can be found there, and it counts in the
    /// decoded text.</returns>
    public static ParseResult Parse(ReadOnlyMemory<byte> bytes, ParseLimits limits) =>
        MailReader.Read(bytes, limits).TryGet(out var text, out var error) ? Parse(text, limits) : ParseResult.Refused(error);

    /// <summary>Reads the report of a flight in a mail that was opened before.</summary>
    /// <param name="text">The text of the mail, with its envelope.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>As if the mail had been given.</returns>
    public static ParseResult Parse(ReportText text, ParseLimits limits)
    {
        if (ReportParser.Parse(text, limits).TryGet(out var flight, out var error))
        {
            return ParseResult.Of(WithFindings(flight, ReportLint.Check(text, flight)));
        }

        var isPlaced = error.Line > 0 && text.FirstLine > 0;
        return ParseResult.Refused(isPlaced ? error with { Line = error.Line + text.FirstLine - 1 } : error);
    }

    /// <summary>Reads the report of a bisection as it was received.</summary>
    /// <param name="bytes">The mail or the bare text.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>The bisection, or why it was refused.</returns>
    public static BisectionParseResult ParseBisection(ReadOnlyMemory<byte> bytes, ParseLimits limits) =>
        MailReader.Read(bytes, limits).TryGet(out var text, out var error)
            ? BisectionParser.Parse(text, limits)
            : new BisectionParseResult(null, error);

    private static Flight WithFindings(Flight flight, EquatableList<Diagnostic> findings) => findings.Count == 0
        ? flight
        : flight with { Report = flight.Report with { Diagnostics = [.. flight.Report.Diagnostics, .. findings] } };
}
