using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using MassTransit;

namespace Flights.BaselineStore;

/// <summary>Records what was reported, then announces every flight that must be judged because of it.</summary>
public sealed partial class FlightReportedConsumer(IFlightStore store, ILogger<FlightReportedConsumer> logger)
    : IConsumer<V1.FlightReported>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.FlightReported> context)
    {
        var flight = context.Message.Flight.Given("flight").ToDomain();
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.Record);
        span?.SetTag(FlightsTelemetry.Tags.Flight, context.Message.Flight.Name);
        span?.SetTag(FlightsTelemetry.Tags.Branch, flight.Branch.Value);

        var announcements = await store.RecordAsync(flight, context.CancellationToken);
        await context.AnnounceAsync(announcements);
        if (announcements.Any(each => each.Cause == V1.RecordingCause.Facts))
        {
            FlightsTelemetry.Metrics.FlightsRecorded.Add(1);
            Recorded(logger, context.Message.Flight.Name, announcements.Count - 1);
        }
        else
        {
            Repeated(logger, context.Message.Flight.Name, announcements.Count);
        }
    }
}
