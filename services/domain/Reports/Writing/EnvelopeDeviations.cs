using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Finds where the headers of a mail read otherwise than the facts are written, and puts them back there.</summary>
internal static class EnvelopeDeviations
{
    /// <summary>Finds the deviations, in order: those of the mail's headers, then the headers that it lacks.</summary>
    public static EquatableList<Deviation> Find(Flight flight, ReportText text)
    {
        if (!text.IsMail)
        {
            return [];
        }

        using var written = new LineSink();
        using var reads = new LineSink();
        EnvelopeWriter.WriteLines(flight, written);
        ReadLines(text, reads);
        return written.Text.SequenceEqual(reads.Text) ? [] : Compare(written, reads);
    }

    /// <summary>The headers, unfolded, with their deviations.</summary>
    /// <param name="written">The headers as they are written from the facts, a line each.</param>
    /// <param name="deviations">The deviations of the report. One that finds no header as it knows it, because the facts changed, is left
    /// out.</param>
    public static List<MailHeader> Splice(LineSink written, EquatableList<Deviation> deviations)
    {
        var lines = LinesOf(written);
        foreach (var deviation in deviations)
        {
            if (deviation.Part == ReportPart.Envelope)
            {
                Replace(lines, deviation);
            }
        }

        return lines.ConvertAll(ToHeader);
    }

    private static void ReadLines(ReportText text, LineSink sink)
    {
        if (text.Subject.Length > 0)
        {
            sink.Add("Subject: ").AddUnfolded(text.Subject).End();
        }

        foreach (var header in text.OsstestHeaders)
        {
            sink.Add(header.Name).Add(": ").AddUnfolded(header.Value).End();
        }
    }

    private static EquatableList<Deviation> Compare(LineSink written, LineSink reads)
    {
        var own = LinesOf(written).ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);
        var deviations = new List<Deviation>();
        foreach (var line in LinesOf(reads))
        {
            if (!own.Remove(NameOf(line), out var ownLine))
            {
                deviations.Add(new Deviation(ReportPart.Envelope, 0, [], [line]));
            }
            else if (ownLine != line)
            {
                deviations.Add(new Deviation(ReportPart.Envelope, 0, [ownLine], [line]));
            }
        }

        deviations.AddRange(own.Values.Select(line => new Deviation(ReportPart.Envelope, 0, [line], [])));
        return deviations.ToEquatableList();
    }

    private static void Replace(List<string> lines, Deviation deviation)
    {
        var place = deviation.Written.Count == 0 ? lines.Count : lines.IndexOf(deviation.Written[0]);
        if (place >= 0)
        {
            lines.RemoveRange(place, Math.Min(deviation.Written.Count, lines.Count - place));
            lines.InsertRange(place, deviation.Reads);
        }
    }

    private static List<string> LinesOf(LineSink sink) => [.. Enumerable.Range(0, sink.Count).Select(index => sink[index].ToString())];

    private static string NameOf(string line) => line[..Math.Max(line.IndexOf(':', StringComparison.Ordinal), 0)];

    private static MailHeader ToHeader(string line) =>
        new(NameOf(line), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(' '));
}
