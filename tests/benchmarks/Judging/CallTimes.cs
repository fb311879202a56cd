using System.Diagnostics;
using System.Globalization;

namespace Flights.Benchmarks.Judging;

/// <summary>How long calls took that were made one after the other.</summary>
/// <param name="Sorted">The times, in milliseconds, ascending.</param>
/// <param name="ProcessorTime">The processor time of this process for each call, in milliseconds, client and server together.</param>
internal sealed record CallTimes(IReadOnlyList<double> Sorted, double ProcessorTime)
{
    // Until the runtime has compiled for good what is called: with fewer, the first size that is measured looks slower than the others.
    private const int WarmUp = 2000;
    private const int Calls = 1000;

    /// <summary>Makes the calls.</summary>
    /// <param name="call">Makes one; it is told how many there were before.</param>
    public static async Task<CallTimes> MeasureAsync(Func<int, Task> call)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            await call(i);
        }

        var times = new double[Calls];
        var processorTime = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Calls; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await call(WarmUp + i);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        processorTime = Environment.CpuUsage.TotalTime - processorTime;
        Array.Sort(times);
        return new CallTimes(times, processorTime.TotalMilliseconds / Calls);
    }

    /// <summary>The time that so many of a hundred calls do not exceed, as text.</summary>
    public string Percentile(int percent) =>
        Sorted[Math.Min(Sorted.Count - 1, Sorted.Count * percent / 100)].ToString("0.00", CultureInfo.InvariantCulture);
}
