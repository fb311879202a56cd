using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the headers that osstest gives a report. They name its rows and versions once more.</summary>
internal static class EnvelopeWriter
{
    private const int MaxWidth = 78;

    /// <summary>How headers are folded.</summary>
    public static HeaderFold FoldOf(EquatableList<MailHeader> headers)
    {
        foreach (var header in headers)
        {
            var firstLine = header.Value.AsSpan();
            var end = firstLine.IndexOf('\n');
            return (end < 0 ? firstLine : firstLine[..end]).IsWhiteSpace() ? HeaderFold.Block : HeaderFold.Inline;
        }

        return HeaderFold.None;
    }

    /// <summary>The headers of a report, folded.</summary>
    public static EquatableList<MailHeader> Write(Flight flight)
    {
        var headers = Headers(flight).ToList();
        foreach (var deviation in flight.Report.Deviations)
        {
            if (deviation.Part == ReportPart.Envelope)
            {
                Replace(headers, deviation);
            }
        }

        return headers.Select(header => Fold(header, flight)).ToEquatableList();
    }

    /// <summary>Where the headers of a mail read otherwise than the facts are written.</summary>
    public static EquatableList<Deviation> DeviationsOf(Flight flight, ReportText text)
    {
        if (!text.IsMail)
        {
            return [];
        }

        var written = Headers(flight).ToDictionary(header => header.Name, StringComparer.OrdinalIgnoreCase);
        var deviations = new List<Deviation>();
        var subject = text.Subject.Length > 0 ? new MailHeader("Subject", text.Subject) : null;
        foreach (var header in text.OsstestHeaders.Prepend(subject).OfType<MailHeader>())
        {
            var reads = Line(header.Name, Unfold(header.Value));
            if (!written.Remove(header.Name, out var own))
            {
                deviations.Add(new Deviation(ReportPart.Envelope, 0, [], [reads]));
            }
            else if (Line(own.Name, own.Value) != reads)
            {
                deviations.Add(new Deviation(ReportPart.Envelope, 0, [Line(own.Name, own.Value)], [reads]));
            }
        }

        deviations.AddRange(written.Values.Select(own => new Deviation(ReportPart.Envelope, 0, [Line(own.Name, own.Value)], [])));
        return deviations.ToEquatableList();
    }

    private static IEnumerable<MailHeader> Headers(Flight flight)
    {
        if (SubjectLine.Of(flight) is { Length: > 0 } subject)
        {
            yield return new MailHeader("Subject", Unfold(subject));
        }

        if (flight.Report.HeaderFold == HeaderFold.None)
        {
            yield break;
        }

        if (flight.Failures.Count > 0)
        {
            yield return new MailHeader("X-Osstest-Failures", string.Join(' ', flight.Failures.Select(row => Entry(flight, row))));
        }

        foreach (var (name, versions) in new[] { ("This", flight.Targeted), ("That", flight.Baseline) })
        {
            if (!versions.IsNone)
            {
                yield return new MailHeader($"X-Osstest-Versions-{name}", Unfold(string.Join(' ', Entries(versions))));
            }
        }
    }

    private static string Entry(Flight flight, StepFailure row) => Unfold(
        $"{flight.Branch}:{row.Step.Job}:{row.Step.TestId}:{row.Status}:{ClassOf(row.Section)}");

    private static IEnumerable<string> Entries(Versions versions)
    {
        var trees = versions.Trees.Select(tree => tree.ToString());
        return versions.Flight is { } flight ? trees.Prepend($"flight={flight}") : trees;
    }

    /// <summary>The class that the header of the failures gives the rows of a section.</summary>
    public static string ClassOf(ReportSection section) => section switch
    {
        ReportSection.Blocking => "regression",
        ReportSection.Intermittent => "heisenbug",
        ReportSection.Allowable => "allowable",
        ReportSection.NonBlocking => "nonblocking",
        _ => "fail",
    };

    private static void Replace(List<MailHeader> headers, Deviation deviation)
    {
        var place = deviation.Written.Count == 0
            ? headers.Count
            : headers.FindIndex(header => Line(header.Name, header.Value) == deviation.Written[0]);
        if (place < 0)
        {
            return;
        }

        headers.RemoveRange(place, deviation.Written.Count);
        foreach (var line in deviation.Reads)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Insert(place, new MailHeader(line[..Math.Max(colon, 0)], line[(colon + 1)..].Trim(' ')));
        }
    }

    private static string Line(string name, string value) => $"{name}: {value}";

    private static string Unfold(string value) => IsUnfolded(value)
        ? value
        : string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsUnfolded(ReadOnlySpan<char> value) =>
        !value.ContainsAny('\t', '\r', '\n')
        && !value.StartsWith(' ')
        && !value.EndsWith(' ')
        && !value.Contains("  ", StringComparison.Ordinal);

    private static MailHeader Fold(MailHeader header, Flight flight)
    {
        if (header.Name == "Subject")
        {
            return header;
        }

        var entries = EntriesOf(header, flight);
        return header with
        {
            Value = flight.Report.HeaderFold == HeaderFold.Block
                ? string.Concat(entries.Select(entry => $"\n    {entry}"))
                : string.Join("\n ", entries.Select((entry, index) => FoldLong(entry, index == 0 ? header.Name.Length + 2 : 1))),
        };
    }

    // The header was written from these entries, if nothing deviates; else it is one.
    private static List<string> EntriesOf(MailHeader header, Flight flight)
    {
        List<string> entries = header.Name switch
        {
            "X-Osstest-Failures" => [.. flight.Failures.Select(row => Entry(flight, row))],
            "X-Osstest-Versions-This" => [.. Entries(flight.Targeted)],
            _ => [.. Entries(flight.Baseline)],
        };
        return string.Join(' ', entries) == header.Value ? entries : [header.Value];
    }

    private static string FoldLong(string entry, int column)
    {
        var room = MaxWidth - column;
        var blank = entry.Length <= room || room <= 0 ? -1 : entry.LastIndexOf(' ', room);
        return blank < 0 ? entry : $"{entry[..blank]}\n {FoldLong(entry[(blank + 1)..], 1)}";
    }
}
