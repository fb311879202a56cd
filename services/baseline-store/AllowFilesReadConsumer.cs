using Flights.BaselineStore.Allowing;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using MassTransit;

namespace Flights.BaselineStore;

/// <summary>Records what was read of a lab's allow files, then announces every flight that must be judged anew because of it.</summary>
public sealed partial class AllowFilesReadConsumer(IAllowStore store, ILogger<AllowFilesReadConsumer> logger) : IConsumer<V1.AllowFilesRead>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.AllowFilesRead> context)
    {
        var reading = context.Message.Reading.Given("reading").ToDomain("reading");
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.RecordAllowFiles);

        var announcements = await store.RecordAsync(reading, context.CancellationToken);
        await context.AnnounceAsync(announcements);
        Recorded(logger, reading.Lab.Value, reading.Files.Count, announcements.Count);
    }
}
