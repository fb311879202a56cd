using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the jobs table.</summary>
internal static class JobsWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.Jobs);
        sink.Blank();
        sink.Line("jobs:");
        foreach (var job in flight.Jobs)
        {
            sink.Add(" ").AddLeft(job.Name, 60).Add(" ").AddLeft(job.Status.Word, 8).End();
        }
    }
}
