using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;

namespace Flights.Benchmarks;

/// <summary>Waits until the pipeline is through with reports.</summary>
internal static class PipelineEnd
{
    // A call asks after so many at most.
    private const int Batch = 5_000;

    private static readonly Duration WaitTime = Duration.FromTimeSpan(TimeSpan.FromSeconds(20));

    /// <summary>Waits until all of them are in the ledger.</summary>
    /// <param name="baselineStore">The baseline store.</param>
    /// <param name="reports">The reports. All were recorded when they were submitted: what is done once stays so.</param>
    public static async Task WaitAsync(GrpcChannel baselineStore, IEnumerable<V1.ReportRef> reports)
    {
        var store = new V1.BaselineService.BaselineServiceClient(baselineStore);
        foreach (var batch in reports.Chunk(Batch))
        {
            var request = new V1.GetProgressRequest { Reports = { batch }, WaitTime = WaitTime, MinDoneCount = batch.Length };
            while ((await store.GetProgressAsync(request)).DoneCount < batch.Length)
            {
            }
        }
    }
}
