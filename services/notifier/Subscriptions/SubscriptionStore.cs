using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Notifier.Subscriptions;

/// <summary>Keeps subscriptions.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="signal">Is set when something that waited may be sent.</param>
/// <param name="clock">Dates them.</param>
public sealed class SubscriptionStore(NotifierDatabase database, SubscriptionSignal signal, TimeProvider clock)
{
    /// <summary>Keeps a new subscription. It is told of what is written to the event log from now on.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="id">The last part of its name.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="given">What is wanted.</param>
    /// <param name="limit">How many subscriptions the owner may have in the lab.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlightsException"><c>SUBSCRIPTION_EXISTS</c> or <c>TOO_MANY_SUBSCRIPTIONS</c>.</exception>
    public Task<V1.Subscription> AddAsync(
        LabName lab, string id, string owner, V1.Subscription given, int limit, CancellationToken cancellationToken) =>
        database.File.WriteAsync(
            async (session, token) =>
            {
                var now = Timestamp.FromDateTimeOffset(clock.GetUtcNow());
                var value = new V1.Subscription(given)
                {
                    Name = ResourceNames.Subscription(lab, id),
                    Etag = "",
                    Owner = owner,
                    CreateTime = now,
                    UpdateTime = now,
                };
                await CheckCountAsync(session, lab, owner, limit, token);
                var after = await session.QueryOneAsync("newest-event", [], row => row.GetInt64(0), token);
                var key = await session.QueryOneAsync<long?>(
                    "add-subscription",
                    [
                        ("lab", lab.Value), ("name", id), ("owner", owner), ("payload", value.ToByteArray()),
                        ("paused", value.Paused ? 1 : 0), ("after", after),
                    ],
                    row => row.GetInt64(0),
                    token);
                value.Etag = StoredSubscription.Etag(value, version: 1);
                return key is null
                    ? throw new FlightsException(
                        ErrorKind.AlreadyExists, "SUBSCRIPTION_EXISTS", $"There is a subscription '{value.Name}' already: take another id.")
                    {
                        Field = "subscription_id",
                    }
                    : value;
            },
            cancellationToken);

    /// <summary>A subscription, or null if there is none of that name.</summary>
    internal Task<StoredSubscription?> FindAsync(LabName lab, string id, CancellationToken cancellationToken) =>
        database.File.ReadAsync((session, token) => FindAsync(session, lab, id, token), cancellationToken);

    /// <summary>Some subscriptions of a lab, by name.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="owner">Whose; null for everybody's.</param>
    /// <param name="after">The id of the one before the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<V1.Subscription>> ListAsync(LabName lab, string? owner, string after, int limit, CancellationToken cancellationToken) =>
        database.File.ReadAsync(
            (session, token) => session.QueryAsync(
                owner is null ? "list-subscriptions" : "list-subscriptions-of-owner",
                owner is null
                    ? [("lab", lab.Value), ("after", after), ("limit", limit)]
                    : [("lab", lab.Value), ("owner", owner), ("after", after), ("limit", limit)],
                row => StoredSubscription.Of(0, row.GetInt64(0), row.GetFieldValue<byte[]>(1)).Value,
                token),
            cancellationToken);

    /// <summary>Changes a subscription.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="id">The last part of its name.</param>
    /// <param name="change">What it becomes, of what it is; it throws if that may not be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlightsException"><c>SUBSCRIPTION_NOT_FOUND</c>, or what the change throws.</exception>
    public async Task<V1.Subscription> ChangeAsync(
        LabName lab, string id, Func<V1.Subscription, V1.Subscription> change, CancellationToken cancellationToken)
    {
        var changed = await database.File.WriteAsync(
            async (session, token) =>
            {
                var before = await FindAsync(session, lab, id, token) ?? throw NotFound(ResourceNames.Subscription(lab, id));
                var after = change(before.Value).Clone();
                after.UpdateTime = Timestamp.FromDateTimeOffset(clock.GetUtcNow());
                await session.ExecuteAsync(
                    "change-subscription",
                    [("id", before.Id), ("payload", after.ToByteArray()), ("paused", after.Paused ? 1 : 0)],
                    token);
                after.Etag = StoredSubscription.Etag(after, before.Version + 1);
                return after;
            },
            cancellationToken);
        signal.Set();
        return changed;
    }

    /// <summary>Deletes a subscription and its deliveries.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="id">The last part of its name.</param>
    /// <param name="check">Throws if it may not be deleted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlightsException"><c>SUBSCRIPTION_NOT_FOUND</c>, or what the check throws.</exception>
    public Task DeleteAsync(LabName lab, string id, Action<V1.Subscription> check, CancellationToken cancellationToken) =>
        database.File.WriteAsync(
            async (session, token) =>
            {
                var found = await FindAsync(session, lab, id, token) ?? throw NotFound(ResourceNames.Subscription(lab, id));
                check(found.Value);
                await session.ExecuteAsync("delete-subscription", [("id", found.Id)], token);
            },
            cancellationToken);

    /// <summary>What a caller is told who names a subscription that is not there, or is somebody else's.</summary>
    internal static FlightsException NotFound(string name) =>
        new(ErrorKind.NotFound, "SUBSCRIPTION_NOT_FOUND", $"There is no subscription '{name}', or it is somebody else's.");

    private static Task<StoredSubscription?> FindAsync(DatabaseSession session, LabName lab, string id, CancellationToken cancellationToken) =>
        session.QueryOneAsync(
            "find-subscription",
            [("lab", lab.Value), ("name", id)],
            row => StoredSubscription.Of(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)),
            cancellationToken);

    private static async Task CheckCountAsync(
        DatabaseSession session, LabName lab, string owner, int limit, CancellationToken cancellationToken)
    {
        var count = await session.QueryOneAsync(
            "count-subscriptions-of-owner", [("lab", lab.Value), ("owner", owner)], row => row.GetInt64(0), cancellationToken);
        if (count >= limit)
        {
            throw new FlightsException(
                ErrorKind.ResourceExhausted, "TOO_MANY_SUBSCRIPTIONS", $"Nobody may have more than {limit} subscriptions in a lab: delete one first.");
        }
    }
}
