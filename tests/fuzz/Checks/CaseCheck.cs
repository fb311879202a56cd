using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Fuzz.Tests.Checks;

/// <summary>What must hold of every input, whatever it is.</summary>
internal static class CaseCheck
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>What does not hold; nothing if all does.</summary>
    public static IEnumerable<string> Complaints(byte[] bytes, CaseReading reading)
    {
        var lines = bytes.AsSpan().Count((byte)'\n') + 1;
        var hasFacts = reading.Flight is not null || (reading.Error is null && reading.Bisected.Bisection is not null);
        if (hasFacts == reading.Error is not null || reading.Mail.Text is null == reading.Mail.Error is null)
        {
            yield return "there must be either facts or a refusal";
        }

        var textLines = reading.Mail.Text is { } text ? text.Text.AsSpan().Count('\n') + 1 : 1;
        foreach (var error in new[] { reading.Error, reading.Bisected.Error }.OfType<ParseError>())
        {
            if (!IsSane(error, lines + textLines))
            {
                yield return $"no sane refusal: {error}";
            }
        }

        foreach (var complaint in FlightComplaints(reading, textLines).Concat(BisectionComplaints(reading)))
        {
            yield return complaint;
        }
    }

    /// <summary>What does not hold of an input that was read in one go.</summary>
    public static IEnumerable<string> WholeComplaints(byte[] bytes, CaseReading reading, (Flight? Flight, ParseError? Error) whole)
    {
        var lines = bytes.AsSpan().Count((byte)'\n') + (reading.Mail.Text?.Text.AsSpan().Count('\n') ?? 0) + 1;
        if (whole.Error is { } error && !IsSane(error, lines))
        {
            yield return $"no sane refusal in one go: {error}";
        }

        if (whole.Error?.Reason != reading.Error?.Reason || whole.Flight?.Digest != reading.Flight?.Digest)
        {
            yield return "read otherwise in one go";
        }
    }

    private static IEnumerable<string> FlightComplaints(CaseReading reading, int textLines)
    {
        if (reading is not { Flight: { } flight, Mail.Text: { } text, Written: { } written })
        {
            yield break;
        }

        var whole = text.Text + text.ListFooter;
        if (text.IsMail ? written != whole : !SameWithoutBlanks(written, whole))
        {
            yield return $"written otherwise: {Difference(whole, written)}";
        }

        if (text.IsMail && !HeadersOf(text).SequenceEqual(reading.Headers.Select(Line).Order(StringComparer.Ordinal)))
        {
            var headers = string.Join(" | ", reading.Headers.Select(Line));
            yield return $"headers written otherwise: {string.Join(" | ", HeadersOf(text))} and {headers}";
        }

        if (reading.Delivered != flight)
        {
            yield return "not the same after a trip over the wire";
        }

        if (flight.Jobs.Select(job => job.Name).Distinct(StringComparer.Ordinal).Count() != flight.Jobs.Count)
        {
            yield return "a job stands there twice";
        }

        var places = flight.Failures.Select(row => row.Line).Concat(flight.Report.UnknownLines.Select(line => line.Line));
        if (places.Any(line => line < 1 || line > textLines)
            || flight.Report.Diagnostics.Any(remark => remark.Line < 0 || remark.Line > textLines))
        {
            yield return "a line that is none of the text";
        }
    }

    private static IEnumerable<string> BisectionComplaints(CaseReading reading)
    {
        if (reading is not { Bisected.Bisection: { } bisection, Mail.Text: { } text, WrittenBisection: { } written })
        {
            yield break;
        }

        var whole = text.Text + text.ListFooter;
        if (written != whole)
        {
            yield return $"bisection written otherwise: {Difference(whole, written)}";
        }

        if (reading.DeliveredBisection != bisection)
        {
            yield return "bisection not the same after a trip over the wire";
        }
    }

    private static bool IsSane(ParseError error, int lines) =>
        error.Reason.Length > 0
        && error.Reason.All(c => c is (>= 'A' and <= 'Z') or '_')
        && error.Message.EndsWith('.')
        && error.Line >= 0 && error.Line <= lines
        && error.Column >= 0 && (error.Line > 0 || error.Column == 0);

    private static IEnumerable<string> HeadersOf(ReportText text) => text.OsstestHeaders
        .Select(Line)
        .Concat(text.Subject.Length > 0 ? [Line(new MailHeader("Subject", text.Subject))] : [])
        .Order(StringComparer.Ordinal);

    private static string Line(MailHeader header) =>
        $"{header.Name}: {string.Join(' ', header.Value.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))}";

    private static bool SameWithoutBlanks(string one, string other) => WithoutBlanks(one) == WithoutBlanks(other);

    private static string WithoutBlanks(string text) => string.Concat(text.Split(Blanks));

    private static string Difference(string expected, string actual)
    {
        var at = expected.AsSpan().CommonPrefixLength(actual);
        return $"at {at} of {expected.Length}: '{Piece(expected, at)}' is written '{Piece(actual, at)}'";
    }

    private static string Piece(string text, int at) =>
        text.Substring(at, Math.Min(60, text.Length - at)).ReplaceLineEndings("\\n");
}
