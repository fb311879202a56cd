using System.Diagnostics;

namespace Flights.Benchmarks;

/// <summary>What it took to do many things of a kind.</summary>
/// <param name="Rate">How many were done in a second.</param>
/// <param name="ProcessorTime">The processor time of this process for each.</param>
internal sealed record WorkCost(double Rate, TimeSpan ProcessorTime)
{
    /// <summary>Does the work and measures it.</summary>
    /// <param name="count">How many things it does.</param>
    /// <param name="work">Does all of them.</param>
    public static async Task<WorkCost> MeasureAsync(int count, Func<Task> work)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return new WorkCost(count / Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor) / count);
    }
}
