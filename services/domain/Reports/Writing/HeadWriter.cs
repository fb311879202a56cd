using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the flight lines, then the address of each flight's logs.</summary>
internal static class HeadWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.Head);
        WriteFlight(new Retest(flight.Number, flight.Branch, flight.Blessing, flight.IntendedBlessing), sink);
        foreach (var retest in flight.Retests)
        {
            WriteFlight(retest, sink);
        }

        sink.Lines(flight.Report.LogsUris);
    }

    private static void WriteFlight(Retest flight, LineSink sink)
    {
        sink.Add("flight ").AddNumber(flight.Flight.Value).Add(" ").Add(flight.Branch.Value).Add(" ").Add(flight.Blessing.Word);
        if (flight.IntendedBlessing is { } intended)
        {
            sink.Add(" [").Add(intended.Word).Add("]");
        }

        sink.End();
    }
}
