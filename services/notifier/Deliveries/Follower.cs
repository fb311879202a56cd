using Flights.Domain.Filtering;
using Flights.Domain.Flights;
using Flights.Notifier.Reports;
using Flights.Notifier.Subscriptions;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.Notifier.Deliveries;

/// <summary>Follows the event log and writes down what is to be sent to whom, before anything is sent. What is written and how far the log
/// was searched are one transaction, so each event is looked at once, whatever process does so.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="clock">Dates what is written.</param>
public sealed class Follower(NotifierDatabase database, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>How many events one digest tells of at most.</summary>
    internal const int MaxEvents = 1000;

    /// <summary>Goes to the end of the log.</summary>
    /// <param name="now">When what is to be sent at once is due.</param>
    /// <param name="cancellationToken">Gives up; what was written stays.</param>
    public async Task FollowAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await HasMoreAsync(cancellationToken))
        {
            await database.File.WriteAsync((session, token) => StepAsync(session, now, token), cancellationToken);
        }
    }

    private Task<bool> HasMoreAsync(CancellationToken cancellationToken) => database.File.ReadAsync(
        async (session, token) => await CursorAsync(session, token) < await session.QueryOneAsync("newest-event", [], row => row.GetInt64(0), token),
        cancellationToken);

    private static Task<long> CursorAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        session.QueryOneAsync("delivery-cursor", [], row => row.GetInt64(0), cancellationToken);

    private async Task StepAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cursor = await CursorAsync(session, cancellationToken);
        var events = await session.QueryAsync(
            "events-after",
            [("after", cursor), ("limit", BatchSize)],
            row => (Id: row.GetInt64(0), Event: LoggedEvent.Of(row.GetInt64(0), V1.LedgerEvent.Parser.ParseFrom(row.GetFieldValue<byte[]>(1)))),
            cancellationToken);
        if (events.Count == 0)
        {
            return;
        }

        var subscriptions = await session.QueryAsync(
            "active-subscriptions",
            [],
            row => (Subscription: StoredSubscription.Of(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(3)), After: row.GetInt64(2)),
            cancellationToken);
        var readers = subscriptions
            .Where(each => !ReportWish.IsOf(each.Subscription.Value))
            .Select(each => Reader.Of(each.Subscription, each.After))
            .ToList();
        foreach (var told in events.Select(each => each.Event).OfType<LoggedEvent>())
        {
            foreach (var reader in readers.Where(reader => told.Id > reader.AfterEvent && told.IsWanted(reader.Lab, reader.Filter)))
            {
                await AddAsync(session, reader.Subscription, told, now, cancellationToken);
            }
        }

        await session.ExecuteAsync("move-delivery-cursor", [("event", events[^1].Id)], cancellationToken);
    }

    private async Task AddAsync(
        DatabaseSession session, StoredSubscription subscription, LoggedEvent told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = DeliveryName.DigestOf(subscription.Value, told.Time);
        var delivery = digest is { } time
            ? await DigestAsync(session, subscription.Id, time, cancellationToken)
            : await NewAsync(session, subscription.Id, DeliveryName.OfEvent(told.Branch, told.Sequence), now, cancellationToken);
        await session.ExecuteAsync("add-delivery-event", [("delivery", delivery), ("event", told.Id)], cancellationToken);
        await session.ExecuteAsync("count-delivery-event", [("delivery", delivery)], cancellationToken);
    }

    // What is full, or was sent already, is left as it is: its id stands for what it tells.
    private async Task<long> DigestAsync(DatabaseSession session, long subscription, DateTimeOffset time, CancellationToken cancellationToken)
    {
        for (var part = 1; ; part++)
        {
            var name = DeliveryName.OfDigest(time, part);
            var found = await session.QueryOneAsync<(long Id, bool IsOpen)?>(
                "find-delivery",
                [("subscription", subscription), ("name", name)],
                row => (row.GetInt64(0), row.GetInt64(1) == 0 && row.GetInt64(2) < MaxEvents),
                cancellationToken);
            if (found is null)
            {
                return await NewAsync(session, subscription, name, time, cancellationToken);
            }

            if (found.Value.IsOpen)
            {
                return found.Value.Id;
            }
        }
    }

    private Task<long> NewAsync(DatabaseSession session, long subscription, string name, DateTimeOffset due, CancellationToken cancellationToken) =>
        session.QueryOneAsync(
            "add-delivery",
            [
                ("subscription", subscription), ("name", name), ("now", clock.GetUtcNow().ToUnixTimeMilliseconds()),
                ("due", due.ToUnixTimeMilliseconds()),
            ],
            row => row.GetInt64(0),
            cancellationToken);

    private sealed record Reader(StoredSubscription Subscription, LabName Lab, Filter Filter, long AfterEvent)
    {
        public static Reader Of(StoredSubscription subscription, long afterEvent) => new(
            subscription,
            ResourceNames.ParseSubscription(subscription.Value.Name, "name").Lab,
            SubscriptionRules.FilterOf(subscription.Value),
            afterEvent);
    }
}
