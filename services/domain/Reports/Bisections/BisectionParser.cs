using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Reports.Bisections;

/// <summary>
/// Reads the report of a bisection of osstest: text in, facts out. It goes over the lines once and never throws, whatever the text. It
/// refuses what does not begin with a bisection's head.
/// </summary>
/// <remarks>The grammar is that of the mails of 2020 to 2024.</remarks>
public static class BisectionParser
{
    /// <summary>Reads a report.</summary>
    /// <param name="text">The text, with what its envelope tells.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <returns>The bisection, or why and where the text was refused.</returns>
    public static BisectionParseResult Parse(ReportText text, ParseLimits limits)
    {
        if (Encoding.UTF8.GetByteCount(text.Text) > limits.MaxBytes)
        {
            return new BisectionParseResult(null, ParseReasons.HasTooManyBytes(limits.MaxBytes));
        }

        var hasCrLf = TextForm.EndsEachLineInCrLf(text.Text);
        if (hasCrLf)
        {
            text = text with { Text = text.Text.Replace("\r\n", "\n", StringComparison.Ordinal) };
        }

        var split = LastFlightStart(text.Text);
        var last = LastFlight(text, text.Text[split..], limits);
        if (last.Error is { } beyond && ParseReasons.IsLimit(beyond.Reason))
        {
            var above = text.Text.AsSpan(0, split).Count('\n');
            return new BisectionParseResult(null, beyond.Line == 0 ? beyond : beyond with { Line = above + beyond.Line });
        }

        var lastFlight = last.Flight;
        if (lastFlight is null)
        {
            split = text.Text.Length;
        }

        var cursor = new LineCursor(text.Text[..split], limits);
        var draft = new BisectionDraft();
        while (cursor.MoveNext())
        {
            draft.Take(cursor.Line);
        }

        if (cursor.Error is not null || !draft.HasHead)
        {
            return new BisectionParseResult(null, cursor.Error ?? WithoutHead(text.Text, limits));
        }

        var bisection = draft.ToBisection(text, lastFlight) with
        {
            LastFlight = lastFlight is null ? null : lastFlight with { Report = lastFlight.Report with { HasCrLf = hasCrLf } },
            HasCrLf = hasCrLf,
            ListFooter = lastFlight is null ? text.ListFooter : "",
        };
        return new BisectionParseResult(bisection with { Deviations = DeviationsOf(bisection, text.Text[..split]) }, null);
    }

    // Who answers a report keeps its subject and quotes its text.
    private static ParseError WithoutHead(string text, ParseLimits limits)
    {
        var cursor = new LineCursor(text, limits);
        while (cursor.MoveNext())
        {
            if (IsQuotedLabel(cursor.Line))
            {
                return ParseReasons.QuotesABisection(cursor.Number);
            }
        }

        return ParseReasons.IsNotABisection();
    }

    private static bool IsQuotedLabel(ReadOnlySpan<char> line)
    {
        if (line is not ['>', ..])
        {
            return false;
        }

        var text = line.TrimStart("> ");
        foreach (var label in BisectionLabels.OfContent)
        {
            if (text.StartsWith(label.AsSpan().TrimStart(' '), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // The report of the last flight follows a rule and begins as a mail's subject ends: "N: OUTCOME".
    private static int LastFlightStart(string text)
    {
        const string Rule = $"\n{BisectionLabels.Rule}\n";
        for (var at = text.IndexOf(Rule, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Rule, at + 1, StringComparison.Ordinal))
        {
            var start = at + Rule.Length;
            var rest = text.AsSpan(start);
            var colon = rest[..Math.Min(rest.Length, 24)].IndexOf(':');
            if (colon > 0 && FlightNumber.TryParse(rest[..colon], out _))
            {
                return start;
            }
        }

        return text.Length;
    }

    private static ParseResult LastFlight(ReportText text, string report, ParseLimits limits)
    {
        var own = text with { Text = report, Subject = "", OsstestHeaders = [], IsEmbedded = true };
        return ReportParser.Parse(own, limits);
    }

    private static EquatableList<Deviation> DeviationsOf(Bisection bisection, string text)
    {
        using var sink = new LineSink();
        BisectionWriter.WriteBody(bisection, sink);
        var content = bisection.LastFlight is null || !text.EndsWith('\n') ? text : text[..^1];
        return sink.Text.SequenceEqual(content) ? [] : DeviationFinder.Find(sink, new TextLines(content));
    }
}
