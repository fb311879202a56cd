using System.Globalization;
using Flights.Domain.Filtering;
using Flights.Notifier.Channels;
using Flights.Platform.Errors;

namespace Flights.Notifier.Subscriptions;

/// <summary>What a subscription must be like before it is kept.</summary>
/// <param name="channels">The ways by which a subscriber can be told.</param>
public sealed class SubscriptionRules(ChannelChoice channels)
{
    /// <summary>Checks a subscription.</summary>
    /// <exception cref="FlightsException">It is none: which field, and for a filter the column, stands in it.</exception>
    public void Check(V1.Subscription subscription)
    {
        FilterOf(subscription);
        if (subscription.DailyDigest is { } digest)
        {
            DailyTime.Of(digest);
        }

        channels.Of(subscription).Check(subscription);
    }

    /// <summary>The filter of a subscription.</summary>
    /// <exception cref="FlightsException">It is none.</exception>
    internal static Filter FilterOf(V1.Subscription subscription) =>
        EventFilter.Read(subscription.Filter).TryGet(out var filter, out var error)
            ? filter
            : throw new FlightsException(ErrorKind.InvalidArgument, error.Reason, $"The filter is none: column {error.Column}: {error.Message}")
            {
                Field = "subscription.filter",
                Metadata = new Dictionary<string, string> { ["column"] = error.Column.ToString(CultureInfo.InvariantCulture) },
            };
}
