using System.Diagnostics;
using System.Globalization;

namespace Flights.Benchmarks;

/// <summary>How long calls took.</summary>
/// <param name="Sorted">The times, in milliseconds, ascending.</param>
/// <param name="Rate">How many calls ended in a second.</param>
/// <param name="ProcessorTime">The processor time of this process for each call, in milliseconds, client and server together.</param>
internal sealed record CallTimes(IReadOnlyList<double> Sorted, double Rate, double ProcessorTime)
{
    // Until the runtime has compiled for good what is called: with fewer, what is measured first looks slower than the others.
    private const int WarmUp = 2000;
    private const int Calls = 1000;

    /// <summary>Makes calls one after the other, and measures those that come when all is compiled.</summary>
    /// <param name="call">Makes one; it is told how many there were before.</param>
    public static async Task<CallTimes> MeasureAsync(Func<int, Task> call)
    {
        await WarmUpAsync(call);
        return await MeasureAsync(call, Calls, callers: 1);
    }

    /// <summary>Makes calls until all is compiled.</summary>
    /// <inheritdoc cref="MeasureAsync(Func{int, Task})" path="/param"/>
    public static async Task WarmUpAsync(Func<int, Task> call)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            await call(i);
        }
    }

    /// <summary>Makes calls and measures all of them.</summary>
    /// <param name="call">Makes one; it is told how many were begun before.</param>
    /// <param name="count">How many.</param>
    /// <param name="callers">How many are under way at any time.</param>
    public static async Task<CallTimes> MeasureAsync(Func<int, Task> call, int count, int callers)
    {
        var times = new double[count];
        var processorTime = Environment.CpuUsage.TotalTime;
        var begun = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var started = Stopwatch.GetTimestamp();
                await call(i);
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        })));
        var rate = count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        processorTime = Environment.CpuUsage.TotalTime - processorTime;
        Array.Sort(times);
        return new CallTimes(times, rate, processorTime.TotalMilliseconds / count);
    }

    /// <summary>The time that so many of a hundred calls do not exceed, in milliseconds.</summary>
    public double At(int percent) => Sorted.Percentile(percent);

    /// <summary>The time that so many of a hundred calls do not exceed, as text.</summary>
    public string Percentile(int percent) => At(percent).ToString("0.00", CultureInfo.InvariantCulture);
}
