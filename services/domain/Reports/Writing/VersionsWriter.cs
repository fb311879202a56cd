using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the revisions that were targeted and those of the baseline.</summary>
internal static class VersionsWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.Versions);
        Write("version targeted for testing:", flight.Targeted, sink);
        Write("baseline version:", flight.Baseline, sink);
    }

    private static void Write(string heading, Versions versions, LineSink sink)
    {
        if (versions.IsNone)
        {
            return;
        }

        sink.Line(heading);
        if (versions.Flight is { } flight)
        {
            WriteVersion("flight", flight.ToString(), sink);
        }

        foreach (var tree in versions.Trees)
        {
            WriteVersion(tree.Tree, tree.Revision, sink);
        }
    }

    private static void WriteVersion(string name, string value, LineSink sink) =>
        sink.Add(" ").AddLeft(name, 20).Add(" ").Add(value).End();
}
