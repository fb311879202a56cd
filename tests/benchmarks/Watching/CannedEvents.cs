using Grpc.Core;

namespace Flights.Benchmarks.Watching;

/// <summary>Streams events from memory.</summary>
/// <param name="answers">The events, in their order.</param>
internal sealed class CannedEvents(List<V1.WatchEventsResponse> answers) : V1.NotifierService.NotifierServiceBase
{
    private static readonly WriteOptions Gathered = new(WriteFlags.BufferHint);

    /// <inheritdoc/>
    public override async Task WatchEvents(
        V1.WatchEventsRequest request, IServerStreamWriter<V1.WatchEventsResponse> responseStream, ServerCallContext context)
    {
        responseStream.WriteOptions = Gathered;
        foreach (var answer in answers)
        {
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }
}
