using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using MassTransit;

namespace Flights.BaselineStore.Pushes;

/// <summary>Records a push, then announces its flight: the gate goes by it.</summary>
public sealed class PushRecordedConsumer(IPushStore store) : IConsumer<V1.PushRecorded>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.PushRecorded> context)
    {
        var push = context.Message.Push.Given("push").ToDomain();
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.RecordPush);
        span?.SetTag(FlightsTelemetry.Tags.Flight, context.Message.Push.Flight);
        span?.SetTag(FlightsTelemetry.Tags.Branch, push.Branch.Value);

        await context.AnnounceAsync(await store.RecordAsync(push, context.CancellationToken));
    }
}
