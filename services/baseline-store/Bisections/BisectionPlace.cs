namespace Flights.BaselineStore.Bisections;

/// <summary>The place of a bisection among those of its branch: by report time, then by id.</summary>
/// <param name="ReportTime">The report time in Unix milliseconds; 0 without one.</param>
/// <param name="Id">The id.</param>
public sealed record BisectionPlace(long ReportTime, string Id)
{
    /// <summary>Behind all others.</summary>
    public static readonly BisectionPlace End = new(long.MaxValue, "");
}
