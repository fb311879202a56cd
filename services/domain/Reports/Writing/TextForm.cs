using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>The form of a text that its lines do not show: its line ends, those at its end, a list's footer.</summary>
internal static class TextForm
{
    /// <summary>Completes the facts of a report with the form of its text, and with what in it differs from how the facts are
    /// written.</summary>
    /// <param name="flight">The facts.</param>
    /// <param name="text">The text with its envelope.</param>
    /// <param name="body">The text without a list's footer, its wraps undone.</param>
    public static Flight Complete(Flight flight, ReportText text, string body)
    {
        var hasCrLf = HasCrLf(body);
        var lines = hasCrLf ? body.Replace("\r\n", "\n", StringComparison.Ordinal) : body;
        var content = lines.AsSpan().TrimEnd('\n');
        var form = flight with
        {
            Report = flight.Report with
            {
                HasCrLf = hasCrLf,
                FinalNewlines = lines.Length - content.Length,
                ListFooter = text.Text[ListFooter.Cut(text.Text).Length..] + text.ListFooter,
            },
        };
        var sink = new LineSink();
        ReportWriter.WriteBody(form, sink);
        var deviations = EnvelopeWriter.DeviationsOf(form, text);
        if (!sink.Text.SequenceEqual(content))
        {
            deviations = [.. deviations, .. DeviationFinder.Find(sink, new TextLines(content.ToString()))];
        }

        return form with { Report = form.Report with { Deviations = deviations } };
    }

    /// <summary>The whole text of a report.</summary>
    /// <param name="report">The facts about its form.</param>
    /// <param name="content">The lines, with a line feed between each two.</param>
    public static string Finish(Report report, string content)
    {
        var body = content + new string('\n', report.FinalNewlines);
        return (report.HasCrLf ? body.Replace("\n", "\r\n", StringComparison.Ordinal) : body) + report.ListFooter;
    }

    private static bool HasCrLf(string text)
    {
        var hasAny = false;
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            if (end == 0 || text[end - 1] != '\r')
            {
                return false;
            }

            hasAny = true;
        }

        // A carriage return of its own would come back as none.
        return hasAny && !text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal);
    }
}
