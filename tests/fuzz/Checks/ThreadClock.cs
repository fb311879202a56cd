using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Flights.Fuzz.Tests.Checks;

/// <summary>The processor's time that a piece of work took on its own thread: on a shared machine the time on the wall tells of the
/// others. Where there is no such clock, it is the time on the wall.</summary>
internal static class ThreadClock
{
    // CLOCK_THREAD_CPUTIME_ID of Linux.
    private const int ThreadTime = 3;

    /// <summary>How long some work takes.</summary>
    public static TimeSpan Measure(Action work)
    {
        var start = Now();
        work();
        return Now() - start;
    }

    private static TimeSpan Now()
    {
        if (!OperatingSystem.IsLinux() || clock_gettime(ThreadTime, out var time) != 0)
        {
            return Stopwatch.GetElapsedTime(0);
        }

        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    [DllImport("libc", ExactSpelling = true)]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
