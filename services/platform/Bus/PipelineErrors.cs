using System.Globalization;
using Flights.Platform.Errors;

namespace Flights.Platform.Bus;

/// <summary>What a caller is told whom the pipeline cannot take in, each with the time after which to try again.</summary>
internal static class PipelineErrors
{
    private static readonly TimeSpan FullPause = TimeSpan.FromSeconds(1);

    // What fills a broker's disk or memory is not gone in a second.
    private static readonly TimeSpan BlockedPause = TimeSpan.FromSeconds(5);

    /// <summary>As many messages wait as may.</summary>
    public static FlightsException Full(long waiting, int limit) => new(
        ErrorKind.ResourceExhausted,
        PublishReasons.PipelineFull,
        string.Create(CultureInfo.InvariantCulture, $"{waiting} messages wait in the pipeline, and {limit} may: try again later."))
    {
        Metadata = new Dictionary<string, string>
        {
            ["waiting"] = waiting.ToString(CultureInfo.InvariantCulture),
            ["limit"] = limit.ToString(CultureInfo.InvariantCulture),
        },
        RetryDelay = Spread(FullPause),
    };

    /// <summary>The broker takes no messages.</summary>
    /// <param name="why">Why, in the broker's words.</param>
    public static FlightsException Blocked(string why) => new(
        ErrorKind.ResourceExhausted, PublishReasons.BrokerBlocked, $"The broker takes no messages ({why}): try again later.")
    {
        RetryDelay = Spread(BlockedPause),
    };

    // Once to twice as long, so that those who were refused together don't come back together.
    private static TimeSpan Spread(TimeSpan pause) => pause * (1 + Random.Shared.NextDouble());
}
