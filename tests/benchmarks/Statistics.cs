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

    /// <summary>The value that so many of a hundred do not exceed.</summary>
    /// <param name="sorted">The values, ascending.</param>
    /// <param name="percent">How many of a hundred.</param>
    public static double Percentile(this IReadOnlyList<double> sorted, int percent) =>
        sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
}
