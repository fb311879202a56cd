using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Classifier;

/// <summary>Asks the baseline store for a flight and its evidence, and judges it by them.</summary>
public sealed class FlightClassifier(V1.BaselineService.BaselineServiceClient store)
{
    /// <summary>Judges a recorded flight. The same evidence gives the same classification.</summary>
    /// <param name="flight">The name of the flight.</param>
    /// <param name="horizon">Which flights count as evidence.</param>
    /// <param name="cancellationToken">Ends the question to the store.</param>
    /// <returns>The classification, with the facts and the evidence that it saw.</returns>
    /// <exception cref="RpcException">The store's own answer: <see cref="StatusCode.NotFound"/> if the flight was never recorded,
    /// <see cref="StatusCode.Unavailable"/> or <see cref="StatusCode.DeadlineExceeded"/> if the store cannot answer now.</exception>
    public async Task<Judgement> ClassifyAsync(string flight, V1.Horizon horizon, CancellationToken cancellationToken)
    {
        using var span = FlightsTelemetry.Classifier.StartActivity(FlightsTelemetry.Spans.Classify);
        span?.SetTag(FlightsTelemetry.Tags.Flight, flight);

        var request = new V1.QueryEvidenceRequest { Flight = flight, Horizon = horizon };
        var answer = await store.QueryEvidenceAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);

        var facts = answer.Flight.ToDomain();
        var classification = Domain.Classification.Classifier.Classify(facts, answer.ToDomain());
        span?.SetTag(FlightsTelemetry.Tags.Branch, facts.Branch.Value);
        span?.SetTag(FlightsTelemetry.Tags.Verdict, classification.Verdict.ToString());
        return new Judgement(answer, classification.ToWire(facts.Lab, facts.Number));
    }
}
