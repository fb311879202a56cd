using Flights.Notifier.Ledgers;
using Flights.Platform.Wire;
using MassTransit;

namespace Flights.Notifier;

/// <summary>Keeps the culprits that a bisection found, for the regression of its step.</summary>
/// <param name="recorder">Keeps them.</param>
/// <param name="logger">The log.</param>
public sealed partial class BisectionReportedConsumer(CulpritRecorder recorder, ILogger<BisectionReportedConsumer> logger)
    : IConsumer<V1.BisectionReported>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.BisectionReported> context)
    {
        var bisection = context.Message.Bisection.Given("bisection").ToDomain();
        if (await recorder.RecordAsync(bisection, context.CancellationToken))
        {
            Recorded(logger, ResourceNames.Bisection(bisection), null);
        }
    }
}
