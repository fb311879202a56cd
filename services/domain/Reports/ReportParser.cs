using System.Text;
using Flights.Domain.Reports.Parts;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Reports;

/// <summary>
/// Reads a flight report of osstest: text in, facts out. It goes over the lines once and keeps a state; it refuses only what is no
/// report, and keeps a line that it does not know. It never throws, whatever the text.
/// </summary>
/// <remarks>The grammar is that of osstest's report program (<c>sg-report-flight</c>) and of the mails that it sent from 2017 to
/// 2024.</remarks>
public static class ReportParser
{
    /// <summary>Reads a report.</summary>
    /// <param name="text">The text, with what its envelope tells.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>The flight, or why and where the text was refused.</returns>
    public static ParseResult Parse(ReportText text, ParseLimits limits)
    {
        // No character takes more than three bytes: a text of usual length need not be counted.
        if (text.Text.Length > limits.MaxBytes / 3 && Encoding.UTF8.GetByteCount(text.Text) > limits.MaxBytes)
        {
            return ParseResult.Refused(ParseReasons.HasTooManyBytes(limits.MaxBytes));
        }

        if (SubjectLine.IsBisection(text.Subject))
        {
            return ParseResult.Refused(ParseReasons.IsBisectionReport(0));
        }

        var body = ListFooter.Cut(text.Text);
        var cursor = new LineCursor(body, limits) { IsPage = !text.IsMail };
        using var draft = new ReportDraft(text, limits);
        if (PreambleReader.FindFlightLine(cursor, draft) is { } refusal)
        {
            return ParseResult.Refused(cursor.Error ?? refusal);
        }

        using var logText = new LineSink();
        var parts = new PartSequence(draft, logText);
        while (draft.Error is null && cursor.MoveNext())
        {
            parts.Take(cursor);
        }

        draft.Error ??= cursor.Error;
        parts.Close();
        if (draft.Finish(cursor.Number) is { } error)
        {
            return ParseResult.Refused(error);
        }

        var whole = text.IsMail ? body : cursor.Unwrapped();
        return ParseResult.Of(draft.ToFlight(whole, TextForm.Of(whole, text.Text[body.Length..] + text.ListFooter)));
    }
}
