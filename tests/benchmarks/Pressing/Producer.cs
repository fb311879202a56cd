using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Benchmarks.Pressing;

/// <summary>Submits one report after the other, several at once and as fast as they are taken. It does not wait when it is told to, but submits
/// the same again.</summary>
/// <param name="parser">The parser service.</param>
internal sealed class Producer(V1.ParserService.ParserServiceClient parser)
{
    private const int AtOnce = 32;

    private int _number;
    private long _taken;
    private long _refused;

    /// <summary>How many reports were taken.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>How many times the pipeline was full.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Submits until the pipeline is full, or for a time.</summary>
    /// <param name="endsWhenFull">Whether it ends with the first report that is refused.</param>
    /// <param name="time">The time, at the most.</param>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> RunAsync(bool endsWhenFull, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var refusedBefore = Refused;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < time && !(endsWhenFull && Refused > refusedBefore))
            {
                await SubmitAsync(SmallReports.Of(Interlocked.Increment(ref _number)));
            }
        })));
        return Stopwatch.GetElapsedTime(start);
    }

    private async Task SubmitAsync(V1.SubmitReportRequest report)
    {
        try
        {
            await parser.SubmitReportAsync(report);
            Interlocked.Increment(ref _taken);
        }
        catch (RpcException refusal) when (refusal.GetRpcStatus()?.GetDetail<RetryInfo>() is not null)
        {
            Interlocked.Increment(ref _refused);
        }
    }
}
