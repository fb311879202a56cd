using Flights.BaselineStore.Bisections;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using MassTransit;

namespace Flights.BaselineStore;

/// <summary>Records what was reported of a bisection. Nobody is told: it moves nothing else.</summary>
public sealed partial class BisectionReportedConsumer(IBisectionStore store, ILogger<BisectionReportedConsumer> logger)
    : IConsumer<V1.BisectionReported>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.BisectionReported> context)
    {
        var bisection = context.Message.Bisection.Given("bisection").ToDomain();
        var name = ResourceNames.Bisection(bisection);
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.RecordBisection);
        span?.SetTag(FlightsTelemetry.Tags.Bisection, name);
        span?.SetTag(FlightsTelemetry.Tags.Branch, bisection.Branch.Value);
        if (await store.RecordAsync(bisection, context.CancellationToken))
        {
            FlightsTelemetry.Metrics.BisectionsRecorded.Add(1);
            Recorded(logger, name);
        }
        else
        {
            Repeated(logger, name);
        }
    }
}
