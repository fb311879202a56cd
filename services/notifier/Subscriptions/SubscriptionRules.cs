using Flights.Domain.Filtering;
using Flights.Notifier.Channels;
using Flights.Notifier.Events;
using Flights.Notifier.Reports;
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
        if (ReportWish.IsOf(subscription))
        {
            ReportWish.Check(subscription);
        }
        else
        {
            FilterOf(subscription);
        }

        if (subscription.DailyDigest is { } digest)
        {
            DailyTime.Of(digest);
        }

        channels.Of(subscription).Check(subscription);
    }

    /// <summary>The filter of a subscription to events.</summary>
    /// <exception cref="FlightsException">It is none.</exception>
    internal static Filter FilterOf(V1.Subscription subscription) => EventFilters.Read(subscription.Filter, "subscription.filter");
}
