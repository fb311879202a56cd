using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using MassTransit;

namespace Flights.BaselineStore;

/// <summary>Notes how far the ledger is.</summary>
public sealed class FlightAppliedConsumer(IFlightStore store) : IConsumer<V1.FlightApplied>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.FlightApplied> context)
    {
        var (lab, flight) = ResourceNames.ParseFlight(context.Message.Flight, "flight");
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.KeepApplied);
        span?.SetTag(FlightsTelemetry.Tags.Flight, context.Message.Flight);
        await store.MarkAppliedAsync(lab, flight, context.Message.HistoryVersion, context.CancellationToken);
    }
}
