using System.Data.Common;
using System.Globalization;
using Flights.Domain.Flights;
using Flights.Notifier.Subscriptions;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Notifier.Deliveries;

/// <summary>What subscribers were sent and are to be sent, for people.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="signal">Is set when something is to be sent again.</param>
/// <param name="clock">Tells when.</param>
public sealed class DeliveryLog(NotifierDatabase database, SubscriptionSignal signal, TimeProvider clock)
{
    /// <summary>Some deliveries of a subscription, newest first.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="before">The key of the one before the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<List<ListedDelivery>> ListAsync(
        StoredSubscription subscription, long before, int limit, CancellationToken cancellationToken) =>
        database.File.ReadAsync(
            async (session, token) =>
            {
                var rows = await session.QueryAsync(
                    "list-deliveries",
                    [("subscription", subscription.Id), ("before", before), ("limit", limit)],
                    row => (Id: row.GetInt64(0), Delivery: Read(row, subscription.Value.Name)),
                    token);
                var listed = new List<ListedDelivery>();
                foreach (var (id, delivery) in rows)
                {
                    delivery.Events.AddRange(await EventNamesAsync(session, id, token));
                    listed.Add(new ListedDelivery(id.ToString(CultureInfo.InvariantCulture), delivery));
                }

                return listed;
            },
            cancellationToken);

    /// <summary>Has a delivery sent again, now, with the id that it had.</summary>
    /// <exception cref="FlightsException"><c>DELIVERY_NOT_FOUND</c>.</exception>
    internal async Task<V1.Delivery> ResendAsync(StoredSubscription subscription, string name, CancellationToken cancellationToken)
    {
        (string, object?)[] key = [("subscription", subscription.Id), ("name", name)];
        var delivery = await database.File.WriteAsync(
            async (session, token) =>
            {
                await session.ExecuteAsync("resend-delivery", [.. key, ("now", clock.GetUtcNow().ToUnixTimeMilliseconds())], token);
                await session.ExecuteAsync("forget-failures", [("id", subscription.Id)], token);
                var found = await session.QueryOneAsync<(long Id, V1.Delivery Delivery)?>(
                    "get-delivery", key, row => (row.GetInt64(0), Read(row, subscription.Value.Name)), token);
                if (found is null)
                {
                    throw new FlightsException(
                        ErrorKind.NotFound, "DELIVERY_NOT_FOUND", $"There is no delivery '{subscription.Value.Name}/deliveries/{name}'.");
                }

                found.Value.Delivery.Events.AddRange(await EventNamesAsync(session, found.Value.Id, token));
                return found.Value.Delivery;
            },
            cancellationToken);
        signal.Set();
        return delivery;
    }

    private static async Task<IEnumerable<string>> EventNamesAsync(DatabaseSession session, long delivery, CancellationToken cancellationToken) =>
        (await EventsAsync(session, delivery, cancellationToken)).Select(told => told.Header()!.Name);

    /// <summary>The events that a delivery tells of, in the order of the log.</summary>
    internal static Task<List<V1.LedgerEvent>> EventsAsync(DatabaseSession session, long delivery, CancellationToken cancellationToken) =>
        session.QueryAsync(
            "events-of-delivery",
            [("delivery", delivery)],
            row => V1.LedgerEvent.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)),
            cancellationToken);

    private static V1.Delivery Read(DbDataReader row, string subscription)
    {
        var state = (V1.DeliveryState)row.GetInt64(2);
        return new V1.Delivery
        {
            Name = $"{subscription}/deliveries/{row.GetString(1)}",
            State = state,
            CreateTime = Time(row.GetInt64(3)),
            NextAttemptTime = state == V1.DeliveryState.Pending ? Time(row.GetInt64(4)) : null,
            AttemptCount = (int)row.GetInt64(5),
            LastAttemptTime = row.IsDBNull(6) ? null : Time(row.GetInt64(6)),
            LastError = row.GetString(7),
            Flight = row.IsDBNull(8) ? "" : ResourceNames.Flight(ResourceNames.ParseSubscription(subscription, "name").Lab, new FlightNumber(row.GetInt64(8))),
        };
    }

    private static Timestamp Time(long milliseconds) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
