namespace Flights.Domain.Regressions;

/// <summary>After how many days a gate that stays shut is told of again. The steps grow, so that nobody is told every day of what
/// everybody knows, and never end.</summary>
public static class StuckSteps
{
    private const int Month = 30;

    private static readonly int[] First = [1, 3, 7, 14];

    /// <summary>The largest step that a time has passed: 1, 3, 7, 14 or a multiple of 30 days; 0 if it has passed none.</summary>
    public static int PassedAfter(TimeSpan time)
    {
        var days = (int)Math.Floor(time.TotalDays);
        return days >= Month ? days / Month * Month : First.LastOrDefault(step => step <= days);
    }
}
