using Flights.Domain.Filtering;
using Flights.Domain.Flights;
using Flights.Notifier.Subscriptions;
using Flights.Platform.Wire;

namespace Flights.Notifier.Deliveries;

/// <summary>One page of a preview: it takes the events of the log in order, and makes the messages that <see cref="Follower"/> and
/// <see cref="Sender"/> would make of them.</summary>
/// <param name="subscription">Who would be told, with a name.</param>
/// <param name="start">The time from which on events are looked at.</param>
/// <param name="now">The time up to which digests are sent.</param>
/// <param name="place">Where the page begins.</param>
internal sealed class PreviewPage(V1.Subscription subscription, DateTimeOffset start, DateTimeOffset now, PreviewPlace place)
{
    private readonly LabName _lab = ResourceNames.ParseSubscription(subscription.Name, "name").Lab;
    private readonly Filter _filter = SubscriptionRules.FilterOf(subscription);
    private readonly List<V1.LedgerEvent> _open = [];
    private PreviewPlace _end = place;

    /// <summary>The messages.</summary>
    public List<V1.Notice> Notices { get; } = [];

    /// <summary>Where the next page begins.</summary>
    public PreviewPlace End { get; private set; } = place;

    /// <summary>How many events the messages tell of.</summary>
    public int EventCount { get; private set; }

    /// <summary>Whether no message is half made.</summary>
    public bool IsWhole => _open.Count == 0;

    /// <summary>Takes in the next event.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="wire">The event.</param>
    public void Add(long id, V1.LedgerEvent wire)
    {
        if (LoggedEvent.Of(id, wire) is not { } told || told.Time < start || !told.IsWanted(_lab, _filter))
        {
            return;
        }

        if (DeliveryName.DigestOf(subscription, told.Time) is { } time)
        {
            AddToDigest(time, told, wire);
            return;
        }

        Tell(DeliveryName.OfEvent(told.Branch, told.Sequence), [wire]);
        End = PreviewPlace.Start with { AfterEvent = id };
    }

    /// <summary>The log has no more events, or the page is to end here.</summary>
    public void Close()
    {
        if (_open.Count > 0)
        {
            var time = new DateTimeOffset(_end.Digest, TimeSpan.Zero);
            Tell(DeliveryName.OfDigest(time, _end.Part), _open);
            _open.Clear();
            End = _end with { Part = _end.Part + 1 };
            _end = End;
        }
    }

    private void AddToDigest(DateTimeOffset time, LoggedEvent told, V1.LedgerEvent wire)
    {
        if (time > now)
        {
            return;
        }

        if (time.UtcTicks != _end.Digest || _open.Count == Follower.MaxEvents)
        {
            Close();
        }

        _end = new PreviewPlace(told.Id, time.UtcTicks, time.UtcTicks == _end.Digest ? _end.Part : 1);
        _open.Add(wire);
    }

    private void Tell(string name, List<V1.LedgerEvent> events)
    {
        Notices.Add(Deliveries.Notices.Of(subscription, name, events));
        EventCount += events.Count;
    }
}
