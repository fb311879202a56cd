namespace Flights.Benchmarks;

/// <summary>The little that is needed of it.</summary>
internal static class Statistics
{
    /// <summary>The middle one of some values.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
