using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>The form of a text that its lines do not show.</summary>
/// <param name="HasCrLf">Whether every line ends in CRLF.</param>
/// <param name="FinalNewlines">How many line ends it ends in, a list's footer left aside.</param>
/// <param name="ListFooter">What a list's software appended to it.</param>
internal readonly record struct TextForm(bool HasCrLf, int FinalNewlines, string ListFooter)
{
    private string Newline => HasCrLf ? "\r\n" : "\n";

    /// <summary>The form of a text.</summary>
    /// <param name="body">The text without a list's footer, its wraps undone.</param>
    /// <param name="listFooter">That footer.</param>
    public static TextForm Of(string body, string listFooter)
    {
        var form = new TextForm(EndsEachLineInCrLf(body), 0, listFooter);
        return form with { FinalNewlines = (body.Length - form.ContentOf(body).Length) / form.Newline.Length };
    }

    /// <summary>Whether each line of a text ends in CRLF. A carriage return of its own, which would come back as none, makes it false.</summary>
    public static bool EndsEachLineInCrLf(ReadOnlySpan<char> text)
    {
        var returns = text.Count('\r');
        return returns > 0 && returns == text.Count('\n') && returns == text.Count("\r\n");
    }

    /// <summary>Where a text of this form reads otherwise than its facts are written.</summary>
    /// <param name="flight">The facts.</param>
    /// <param name="body">The text without a list's footer, its wraps undone.</param>
    public EquatableList<Deviation> DeviationsOf(Flight flight, string body)
    {
        using var written = new LineSink();
        ReportWriter.WriteBody(flight, written);
        var content = ContentOf(body);
        var agrees = HasCrLf ? ReadsInCrLf(content, written) : written.Text.SequenceEqual(content);
        return agrees
            ? []
            : DeviationFinder.Find(written, new TextLines(content.ToString().Replace(Newline, "\n", StringComparison.Ordinal)));
    }

    /// <summary>The whole text of a report of this form.</summary>
    /// <param name="content">The lines, with a line feed between each two.</param>
    public string Finish(ReadOnlySpan<char> content)
    {
        var body = string.Concat(content, new string('\n', FinalNewlines));
        return (HasCrLf ? body.Replace("\n", "\r\n", StringComparison.Ordinal) : body) + ListFooter;
    }

    // Without the line ends at its end.
    private ReadOnlySpan<char> ContentOf(string body) => body.AsSpan().TrimEnd(Newline);

    private static bool ReadsInCrLf(ReadOnlySpan<char> content, LineSink written)
    {
        for (var i = 0; i < written.Count; i++)
        {
            if ((i > 0 && !TrySkip(ref content, "\r\n")) || !TrySkip(ref content, written[i]))
            {
                return false;
            }
        }

        return content.IsEmpty;
    }

    private static bool TrySkip(ref ReadOnlySpan<char> text, ReadOnlySpan<char> start)
    {
        if (!text.StartsWith(start))
        {
            return false;
        }

        text = text[start.Length..];
        return true;
    }
}
