using System.Globalization;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Parts;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Reports.Composing;

/// <summary>Text that a report includes as it is. The list of people that osstest writes becomes facts; any other text is kept
/// verbatim.</summary>
internal static class IncludedText
{
    private const string Heading = "People who touched revisions under test:";

    /// <summary>The lines of a text, each without its line feed.</summary>
    public static EquatableList<string> LinesOf(string text) =>
        text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n').ToEquatableList();

    /// <summary>Puts a text into a report, above its jobs.</summary>
    public static Flight Add(Flight flight, string text)
    {
        var lines = LinesOf(text);
        var listed = flight with { Report = WithPeople(flight.Report, lines) };
        var (written, wanted) = (Written(listed), EquatableList.Create<string>(["", Separator.Line, .. lines]));
        if (written == wanted)
        {
            return listed;
        }

        var verbatim = new Deviation(ReportPart.People, 0, [], wanted);
        return flight with { Report = flight.Report with { Deviations = [.. flight.Report.Deviations, verbatim] } };
    }

    private static Report WithPeople(Report report, EquatableList<string> lines)
    {
        var counted = lines.Count == 2 && lines[0].EndsWith(PeopleReader.Counted, StringComparison.Ordinal)
            ? lines[0][..^PeopleReader.Counted.Length]
            : "";
        if (int.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return report with { PeopleCount = count };
        }

        return lines.Count > 0 && lines[0] == Heading
            ? report with { PeopleListed = true, People = lines.Skip(1).Select(line => PeopleReader.Read(line)).ToEquatableList() }
            : report;
    }

    private static EquatableList<string> Written(Flight flight)
    {
        using var sink = new LineSink();
        PeopleWriter.Write(flight, sink);
        return Enumerable.Range(0, sink.Count).Select(index => sink[index].ToString()).ToEquatableList();
    }
}
