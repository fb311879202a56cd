using Grpc.Core;

namespace Flights.Benchmarks.Judging;

/// <summary>Answers every <c>ClassifyFlight</c> with one and the same message, and judges nothing.</summary>
/// <param name="answer">The message.</param>
internal sealed class CannedClassifier(V1.ClassifyFlightResponse answer) : V1.ClassifierService.ClassifierServiceBase
{
    /// <inheritdoc/>
    public override Task<V1.ClassifyFlightResponse> ClassifyFlight(V1.ClassifyFlightRequest request, ServerCallContext context) =>
        Task.FromResult(answer);
}
