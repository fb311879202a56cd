using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes what a report says of a failure: <see cref="Summary.Text"/>, without a string of its own.</summary>
internal static class SummaryWriter
{
    public static void Write(Summary summary, LineSink sink)
    {
        sink.Add(summary.Words);
        if (summary is { NamesFlight: true, Flight: { } flight })
        {
            sink.AddNumber(flight.Value);
        }

        if (summary.NamesFlight)
        {
            sink.Add(summary.FlightSuffix);
        }
    }
}
