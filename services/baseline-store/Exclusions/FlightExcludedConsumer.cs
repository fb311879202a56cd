using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using MassTransit;

namespace Flights.BaselineStore.Exclusions;

/// <summary>Records an exclusion, then announces the flight and those whose evidence changed.</summary>
public sealed class FlightExcludedConsumer(IExclusionStore store) : IConsumer<V1.FlightExcluded>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.FlightExcluded> context)
    {
        var exclusion = context.Message.Exclusion.Given("exclusion").ToDomain();
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.RecordExclusion);
        span?.SetTag(FlightsTelemetry.Tags.Flight, context.Message.Exclusion.Flight);

        await context.AnnounceAsync(await store.RecordAsync(exclusion, context.CancellationToken));
    }
}
