using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes what stands above the flight line.</summary>
internal static class PreambleWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.Preamble);
        sink.Lines(flight.Report.PageHead);
        sink.Lines(flight.Report.Preamble);
    }
}
