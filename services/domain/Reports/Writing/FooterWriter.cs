using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the footer: the host that wrote the report, where its files are, and where to read more.</summary>
internal static class FooterWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.Footer);
        if (flight.Report.ReportingHost.Length == 0)
        {
            return;
        }

        sink.Blank();
        sink.Blank();
        sink.Line(Separator.Line);
        sink.Add("sg-report-flight on ").Line(flight.Report.ReportingHost);
        foreach (var path in flight.Report.FooterPaths)
        {
            sink.Add(path.Label).Add(": ").Line(path.Path);
        }

        foreach (var paragraph in flight.Report.Footer)
        {
            sink.Blank();
            sink.Line(paragraph.Heading);
            foreach (var address in paragraph.Addresses)
            {
                sink.Add("    ").Line(address);
            }
        }
    }
}
