using Flights.Domain.Reports;
using Flights.Domain.Reports.Bisections;

namespace Flights.Mail;

/// <summary>Reads a report as it was received: opens the mail, then parses its text.</summary>
public static class MailedReport
{
    /// <summary>Reads the report of a flight.</summary>
    /// <param name="bytes">The mail or the bare text.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>The flight, or why it was refused. The line of a refusal counts in what was received, headers and all, unless the text was
    /// encoded: then no line can be found there, and it counts in the decoded text.</returns>
    public static ParseResult Parse(ReadOnlyMemory<byte> bytes, ParseLimits limits)
    {
        if (!MailReader.Read(bytes, limits).TryGet(out var text, out var error))
        {
            return ParseResult.Refused(error);
        }

        var result = ReportParser.Parse(text, limits);
        return result.Error is { Line: > 0 } shown && text.FirstLine > 0
            ? ParseResult.Refused(shown with { Line = shown.Line + text.FirstLine - 1 })
            : result;
    }

    /// <summary>Reads the report of a bisection as it was received.</summary>
    /// <param name="bytes">The mail or the bare text.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>The bisection, or why it was refused.</returns>
    public static BisectionParseResult ParseBisection(ReadOnlyMemory<byte> bytes, ParseLimits limits) =>
        MailReader.Read(bytes, limits).TryGet(out var text, out var error)
            ? BisectionParser.Parse(text, limits)
            : new BisectionParseResult(null, error);
}
