using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the headers that osstest gives a report. They name its rows and versions once more.</summary>
internal static class EnvelopeWriter
{
    private const string Failures = "X-Osstest-Failures";
    private const string Targeted = "X-Osstest-Versions-This";
    private const string Baseline = "X-Osstest-Versions-That";
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
        using var lines = new LineSink();
        WriteLines(flight, lines);
        return EnvelopeDeviations.Splice(lines, flight.Report.Deviations)
            .Select(header => header.Name == "Subject" ? header : header with { Value = Fold(header, flight) })
            .ToEquatableList();
    }

    /// <summary>Writes the headers of a report unfolded, a line each.</summary>
    public static void WriteLines(Flight flight, LineSink sink)
    {
        if (SubjectLine.Of(flight) is { Length: > 0 } subject)
        {
            sink.Add("Subject: ").AddUnfolded(subject).End();
        }

        if (flight.Report.HeaderFold == HeaderFold.None)
        {
            return;
        }

        if (flight.Failures.Count > 0)
        {
            sink.Add(Failures).Add(":");
            foreach (var row in flight.Failures)
            {
                AddEntry(flight, row, sink.Add(" "));
            }

            sink.Unfold().End();
        }

        WriteVersions(Targeted, flight.Targeted, sink);
        WriteVersions(Baseline, flight.Baseline, sink);
    }

    private static void WriteVersions(string name, Versions versions, LineSink sink)
    {
        if (versions.IsNone)
        {
            return;
        }

        sink.Add(name).Add(":");
        if (versions.Flight is { } flight)
        {
            sink.Add(" flight=").AddNumber(flight.Value);
        }

        foreach (var tree in versions.Trees)
        {
            AddEntry(tree, sink.Add(" "));
        }

        sink.Unfold().End();
    }

    private static void AddEntry(Flight flight, StepFailure row, LineSink sink)
    {
        sink.Add(flight.Branch.Value).Add(":").Add(row.Step.Job).Add(":").Add(row.Step.TestId).Add(":").Add(row.Status.Word);
        sink.Add(":").Add(ClassOf(row.Section));
    }

    private static void AddEntry(TreeRevision tree, LineSink sink) => sink.Add(tree.Tree).Add("=").Add(tree.Revision);

    /// <summary>The class that the header of the failures gives the rows of a section.</summary>
    public static string ClassOf(ReportSection section) => section switch
    {
        ReportSection.Blocking => "regression",
        ReportSection.Intermittent => "heisenbug",
        ReportSection.Allowable => "allowable",
        ReportSection.NonBlocking => "nonblocking",
        _ => "fail",
    };

    private static string Fold(MailHeader header, Flight flight)
    {
        var entries = EntriesOf(header, flight);
        return flight.Report.HeaderFold == HeaderFold.Block
            ? string.Concat(entries.Select(entry => $"\n    {entry}"))
            : string.Join("\n ", entries.Select((entry, index) => FoldLong(entry, index == 0 ? header.Name.Length + 2 : 1)));
    }

    // The header was written from these entries, if nothing deviates; else it is one.
    private static List<string> EntriesOf(MailHeader header, Flight flight)
    {
        using var sink = new LineSink();
        switch (header.Name)
        {
            case Failures:
                foreach (var row in flight.Failures)
                {
                    AddEntry(flight, row, sink);
                    sink.Unfold().End();
                }

                break;
            default:
                WriteEntries(header.Name == Targeted ? flight.Targeted : flight.Baseline, sink);
                break;
        }

        var entries = Enumerable.Range(0, sink.Count).Select(index => sink[index].ToString()).ToList();
        return string.Join(' ', entries) == header.Value ? entries : [header.Value];
    }

    private static void WriteEntries(Versions versions, LineSink sink)
    {
        if (versions.Flight is { } flight)
        {
            sink.Add("flight=").AddNumber(flight.Value).End();
        }

        foreach (var tree in versions.Trees)
        {
            AddEntry(tree, sink);
            sink.Unfold().End();
        }
    }

    // Behind a blank, as far to the right as the line may go.
    private static string FoldLong(string entry, int column)
    {
        using var lines = new LineSink();
        var rest = entry.AsSpan();
        for (var room = MaxWidth - column; rest.Length > room && room > 0; room = MaxWidth - 1)
        {
            var blank = rest[..(room + 1)].LastIndexOf(' ');
            if (blank < 0)
            {
                break;
            }

            lines.Add(rest[..blank]).Add("\n ");
            rest = rest[(blank + 1)..];
        }

        return lines.Add(rest).OpenLine.ToString();
    }
}
