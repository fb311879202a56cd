using Grpc.Core;

namespace Flights.Benchmarks.Calling;

/// <summary>Answers <c>GetFlight</c> from memory.</summary>
/// <param name="answers">The answers, by the flight's name.</param>
internal sealed class CannedStore(Dictionary<string, V1.GetFlightResponse> answers) : V1.BaselineService.BaselineServiceBase
{
    /// <inheritdoc/>
    public override Task<V1.GetFlightResponse> GetFlight(V1.GetFlightRequest request, ServerCallContext context) =>
        Task.FromResult(answers[request.Name]);
}
