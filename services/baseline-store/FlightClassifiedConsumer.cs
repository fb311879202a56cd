using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using MassTransit;

namespace Flights.BaselineStore;

/// <summary>Keeps the classification of a flight that stands: the one of the newest rules and, of these, the newest history.</summary>
public sealed partial class FlightClassifiedConsumer(IFlightStore store, ILogger<FlightClassifiedConsumer> logger)
    : IConsumer<V1.FlightClassified>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.FlightClassified> context)
    {
        var classification = context.Message.Classification.Given("classification");
        var (lab, flight) = ResourceNames.ParseFlight(classification.Flight, "classification.flight");
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.KeepClassification);
        span?.SetTag(FlightsTelemetry.Tags.Flight, classification.Flight);
        if (!await store.KeepClassificationAsync(lab, flight, classification, context.CancellationToken))
        {
            NotKept(logger, classification.Flight, classification.HistoryVersion);
        }
    }
}
