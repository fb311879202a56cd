using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the sections that list steps which did not succeed, and the line below them.</summary>
internal static class SectionWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.Sections);
        ReportSection? section = null;
        foreach (var row in flight.Failures)
        {
            if (row.Section != section)
            {
                section = row.Section;
                sink.Blank();
                WriteHeading(row.Section, sink);
            }

            RowWriter.Write(row, sink);
        }

        // The remark takes the place of the empty line.
        sink.Line(flight.Report.PassedRemark switch
        {
            PassedRemark.AsRequired => "All tests in this flight passed as required",
            PassedRemark.Plain => "All tests in this flight passed",
            _ => "",
        });
    }

    private static void WriteHeading(ReportSection section, LineSink sink)
    {
        sink.Line(section switch
        {
            ReportSection.Blocking => "Tests which did not succeed and are blocking,",
            ReportSection.Intermittent => "Tests which are failing intermittently (not blocking):",
            ReportSection.Allowable => "Regressions which are regarded as allowable (not blocking):",
            ReportSection.NonBlocking => "Tests which did not succeed, but are not blocking:",
            _ => "Tests which did not succeed,",
        });
        if (section is ReportSection.Blocking or ReportSection.NoBaseline)
        {
            sink.Line("including tests which could not be run:");
        }
    }
}
