using Flights.Notifier.Ledgers;
using Flights.Platform.Bus;
using Flights.Platform.Telemetry;
using MassTransit;

namespace Flights.Notifier;

/// <summary>Takes classified flights into the ledger, and answers with the classification that the ledger has: also to one that is
/// repeated or older, because its answer may have been lost.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="clock">Measures how long the way to here was.</param>
/// <param name="logger">The log.</param>
public sealed partial class FlightClassifiedConsumer(LedgerService ledger, TimeProvider clock, ILogger<FlightClassifiedConsumer> logger)
    : IConsumer<V1.FlightClassified>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.FlightClassified> context)
    {
        var applied = await ledger.ApplyAsync(context.Message, context.CancellationToken);
        if (applied.EventCount > 0 && SubmitTime.Of(context) is { } submitted)
        {
            FlightsTelemetry.Metrics.PipelineLag.Record((clock.GetUtcNow() - submitted).TotalSeconds);
        }

        await context.Publish(
            new V1.FlightApplied { Flight = applied.Flight, HistoryVersion = applied.HistoryVersion }, context.CancellationToken);
        Applied(logger, applied.Flight, applied.HistoryVersion, applied.EventCount, applied.FoldedCount, null);
    }
}
