using Flights.Platform.Telemetry;
using MassTransit;

namespace Flights.Classifier;

/// <summary>Judges each flight that was recorded or whose evidence changed, and publishes what it thinks. A repeated message gives
/// the same classification again, or one that has seen more.</summary>
public sealed partial class FlightRecordedConsumer(FlightClassifier classifier, ILogger<FlightRecordedConsumer> logger)
    : IConsumer<V1.FlightRecorded>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<V1.FlightRecorded> context)
    {
        var recorded = context.Message;
        var judgement = await classifier
            .ClassifyAsync(recorded.Flight, V1.Horizon.Below, question: null, withSteps: true, context.CancellationToken)
            .ConfigureAwait(false);
        var classification = judgement.Classification;
        await context
            .Publish(new V1.FlightClassified { Flight = judgement.Flight.Value, Classification = classification }, context.CancellationToken)
            .ConfigureAwait(false);

        FlightsTelemetry.Metrics.FlightsClassified.Add(
            1, new KeyValuePair<string, object?>(FlightsTelemetry.Tags.Verdict, classification.Verdict.ToString()));
        Log.Classified(logger, classification);
        foreach (var opinion in classification.Opinions)
        {
            if (opinion.Agreement == V1.Agreement.Differs)
            {
                Log.Differs(logger, classification.Flight, opinion);
            }
        }
    }
}
