namespace Flights.Notifier.Deliveries;

/// <summary>How long to wait after a failure.</summary>
internal static class RetryPause
{
    // Doubling beyond that is beyond the longest pause.
    private const int MostDoublings = 30;

    /// <summary>The pause after some failures: it doubles with each up to the longest, and a part of it, up to a half, is left to chance so
    /// that those who failed together do not come together again.</summary>
    /// <param name="options">The first and the longest pause.</param>
    /// <param name="failures">How many: 1 or more.</param>
    /// <param name="chance">From 0 up to 1.</param>
    public static TimeSpan After(DeliveryOptions options, int failures, double chance)
    {
        var doubled = options.RetryPause.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var whole = Math.Min(doubled, options.RetryMaxPause.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(whole * (1 - (chance / 2)));
    }
}
