using Flights.Notifier.Reports;
using Flights.Notifier.Subscriptions;
using Flights.Storage;

namespace Flights.Notifier.Deliveries;

/// <summary>What is to be sent: who may send it, and what became of it.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="options">The pauses after failures.</param>
/// <param name="clock">Tells what is due.</param>
public sealed class Outbox(NotifierDatabase database, DeliveryOptions options, TimeProvider clock)
{
    // Beside the time that the other side may take: for the database.
    private static readonly TimeSpan ClaimMargin = TimeSpan.FromSeconds(5);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private long ClaimEnd => Now + (long)(options.SendTimeout + ClaimMargin).TotalMilliseconds;

    /// <summary>The keys of the subscriptions for which something can be sent that was due at a time.</summary>
    internal Task<List<long>> DueAsync(DateTimeOffset due, CancellationToken cancellationToken) => database.File.ReadAsync(
        (session, token) => session.QueryAsync(
            "due-subscriptions", [("now", Now), ("due", due.ToUnixTimeMilliseconds())], row => row.GetInt64(0), token),
        cancellationToken);

    /// <summary>How long nothing will be due, if nothing happens; null if nothing waits.</summary>
    internal Task<TimeSpan?> UntilNextAsync(CancellationToken cancellationToken) => database.File.ReadAsync(
        async (session, token) =>
        {
            var now = Now;
            var due = await session.QueryOneAsync<long?>("next-due-time", [("now", now)], row => row.GetInt64(0), token);
            var delay = await session.QueryOneAsync<long?>(
                "next-delay-end", [("now", now)], row => row.IsDBNull(0) ? null : row.GetInt64(0), token);
            var next = Math.Min(due ?? long.MaxValue, delay ?? long.MaxValue);
            return next == long.MaxValue ? (TimeSpan?)null : TimeSpan.FromMilliseconds(next - now);
        },
        cancellationToken);

    /// <summary>Takes the sending for a subscription, or null if another process has it.</summary>
    internal async Task<Claim?> ClaimAsync(long subscription, CancellationToken cancellationToken)
    {
        var claim = new Claim(subscription, ClaimEnd);
        var count = await WriteAsync("claim-subscription", [("id", subscription), ("now", Now), ("until", claim.Until)], cancellationToken);
        return count == 1 ? claim : null;
    }

    /// <summary>Takes the next message that was due at a time, and writes down that it is tried.</summary>
    /// <returns>The message, with the subscription as it is now and a longer claim; or null if there is none, or the claim is lost.</returns>
    internal Task<(Claim Claim, StoredSubscription Subscription, DueDelivery Delivery)?> BeginAsync(
        Claim claim, DateTimeOffset due, CancellationToken cancellationToken) =>
        database.File.WriteBesideAsync<(Claim, StoredSubscription, DueDelivery)?>(
            async (session, token) =>
            {
                var longer = claim with { Until = Math.Max(ClaimEnd, claim.Until + 1) };
                var subscription = await session.QueryOneAsync(
                    "subscription-to-serve",
                    [("id", claim.Subscription)],
                    row => StoredSubscription.Of(claim.Subscription, row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
                    token);
                var next = await session.QueryOneAsync<(long Id, string Name, long Start, int Attempts, long? ReportId)?>(
                    "next-delivery",
                    [("subscription", claim.Subscription), ("due", due.ToUnixTimeMilliseconds())],
                    row => (row.GetInt64(0), row.GetString(1), row.GetInt64(2), (int)row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4)),
                    token);
                if (subscription is null || next is not { } found
                    || await session.ExecuteAsync(
                        "extend-claim", [("id", claim.Subscription), ("claimed", claim.Until), ("until", longer.Until)], token) == 0)
                {
                    return null;
                }

                await session.ExecuteAsync("begin-attempt", [("id", found.Id), ("now", Now)], token);
                var notice = found.ReportId is { } report
                    ? Notices.Of(subscription.Value, await ReportLog.FindAsync(session, report, token))
                    : Notices.Of(subscription.Value, found.Name, await DeliveryLog.EventsAsync(session, found.Id, token));
                return (longer, subscription, new DueDelivery(
                    found.Id, DateTimeOffset.FromUnixTimeMilliseconds(found.Start), found.Attempts + 1, notice, found.ReportId));
            },
            cancellationToken);

    /// <summary>The other side has taken a message.</summary>
    internal Task DeliveredAsync(Claim claim, DueDelivery delivery, CancellationToken cancellationToken) =>
        EndAsync(claim, delivery, V1.DeliveryState.Delivered, "", TimeSpan.Zero, cancellationToken);

    /// <summary>A message was not taken. It is tried again later, after what waits beside it, unless it has failed for too long.</summary>
    /// <returns>Whether it is tried again.</returns>
    internal async Task<bool> FailedAsync(Claim claim, DueDelivery delivery, string error, double chance, CancellationToken cancellationToken)
    {
        var isOver = clock.GetUtcNow() - delivery.StartTime >= options.GiveUpAfter;
        await EndAsync(
            claim,
            delivery,
            isOver ? V1.DeliveryState.GaveUp : V1.DeliveryState.Pending,
            error,
            RetryPause.After(options, delivery.Attempts, chance),
            cancellationToken);
        return !isOver;
    }

    /// <summary>Gives the sending for a subscription back.</summary>
    internal Task ReleaseAsync(Claim claim, CancellationToken cancellationToken) =>
        WriteAsync("release-subscription", [("id", claim.Subscription), ("claimed", claim.Until)], cancellationToken);

    private Task<bool> EndAsync(
        Claim claim, DueDelivery delivery, V1.DeliveryState state, string error, TimeSpan pause, CancellationToken cancellationToken) =>
        database.File.WriteBesideAsync(
            async (session, token) =>
            {
                var next = Now + (long)pause.TotalMilliseconds;
                var subscription = ("id", (object?)claim.Subscription);
                if (state == V1.DeliveryState.Delivered)
                {
                    await session.ExecuteAsync("forget-failures", [subscription], token);
                }
                else
                {
                    await DelayAsync(session, claim.Subscription, token);
                }

                await session.ExecuteAsync(
                    "end-attempt", [("id", delivery.Id), ("state", (int)state), ("due", next), ("error", error)], token);
                return true;
            },
            cancellationToken);

    // A receiver that is away is not tried with each message that waits for it, but a message that it refuses does not keep the others back
    // for longer than the first pause.
    private async Task DelayAsync(DatabaseSession session, long subscription, CancellationToken cancellationToken)
    {
        var failures = await session.QueryOneAsync(
            "subscription-to-serve", [("id", subscription)], row => (int)row.GetInt64(2), cancellationToken);
        var until = Now + (long)RetryPause.After(options, failures + 1, chance: 0).TotalMilliseconds;
        await session.ExecuteAsync("count-failure", [("id", subscription), ("until", until)], cancellationToken);
    }

    private Task<int> WriteAsync(string statement, (string, object?)[] parameters, CancellationToken cancellationToken) =>
        database.File.WriteBesideAsync((session, token) => session.ExecuteAsync(statement, parameters, token), cancellationToken);
}
