namespace Flights.Notifier.Deliveries;

/// <summary>Makes messages to subscribers.</summary>
internal static class Notices
{
    /// <summary>The message about some events. It follows from its arguments alone, so that a second copy is the same.</summary>
    /// <param name="subscription">Who is told.</param>
    /// <param name="delivery">The last part of the delivery's name.</param>
    /// <param name="events">The events, in the order of the log.</param>
    public static V1.Notice Of(V1.Subscription subscription, string delivery, IEnumerable<V1.LedgerEvent> events)
    {
        var notice = new V1.Notice { Delivery = $"{subscription.Name}/deliveries/{delivery}" };
        notice.Events.AddRange(events);
        return notice;
    }
}
