using Flights.Notifier.Reports;
using Flights.Notifier.Subscriptions;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Notifier.Deliveries;

/// <summary>Tells what a subscriber would have been sent of what is recorded.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="reports">What a subscriber to reports would have been sent.</param>
/// <param name="clock">Tells which digests would have been sent.</param>
public sealed class SubscriptionPreview(NotifierDatabase database, ReportPreview reports, TimeProvider clock)
{
    private const int DefaultPageSize = 50;
    private const int BatchSize = 500;

    // A page ends when it tells of so many events, or when so many were looked at: a message has a limit, and so has patience.
    private const int MostEvents = 2000;
    private const int MostLookedAt = 50_000;

    /// <summary>A page of messages.</summary>
    /// <param name="subscription">Who would be told, with a name.</param>
    /// <param name="request">From when on, and which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlightsException">The filter, the digest or the page is none.</exception>
    public async Task<V1.PreviewSubscriptionResponse> PreviewAsync(
        V1.Subscription subscription, V1.PreviewSubscriptionRequest request, CancellationToken cancellationToken)
    {
        if (ReportWish.IsOf(subscription))
        {
            return await reports.PreviewAsync(subscription, request, cancellationToken);
        }

        SubscriptionRules.FilterOf(subscription);
        var time = subscription.DailyDigest is { } digest ? DailyTime.Of(digest).ToString() : "";
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = $"preview {subscription.Name} {time} {request.StartTime} {subscription.Filter}";
        var place = PreviewPlace.Read(request.PageToken, list);
        var start = request.StartTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue;
        var page = new PreviewPage(subscription, start, clock.GetUtcNow(), place);
        var last = place.AfterEvent;
        var lookedAt = 0;
        var response = new V1.PreviewSubscriptionResponse();
        while (await ReadAsync(last, cancellationToken) is { Count: > 0 } events)
        {
            foreach (var (id, told) in events)
            {
                page.Add(id, told);
                last = id;
                lookedAt++;
                if (page.Notices.Count >= size || page.EventCount >= MostEvents || (lookedAt >= MostLookedAt && page.IsWhole))
                {
                    response.Notices.AddRange(page.Notices);
                    var next = page.IsWhole ? page.End with { AfterEvent = last } : page.End;
                    response.NextPageToken = next.Write(list);
                    return response;
                }
            }
        }

        page.Close();
        response.Notices.AddRange(page.Notices);
        return response;
    }

    private Task<List<(long Id, V1.LedgerEvent Event)>> ReadAsync(long after, CancellationToken cancellationToken) =>
        database.File.ReadAsync(
            (session, token) => session.QueryAsync(
                "events-after",
                [("after", after), ("limit", BatchSize)],
                row => (row.GetInt64(0), V1.LedgerEvent.Parser.ParseFrom(row.GetFieldValue<byte[]>(1))),
                token),
            cancellationToken);
}
