using System.Globalization;
using Flights.Notifier.Deliveries;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Notifier.Reports;

/// <summary>Tells which reports a subscriber would have been sent of the flights that were judged.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="writing">Writes those that nobody was sent yet.</param>
public sealed class ReportPreview(NotifierDatabase database, ReportWriting writing)
{
    // A page of reports is large, and those that were never sent are written for it.
    private const int DefaultPageSize = 20;
    private const int MaxPageSize = 100;
    private const int BatchSize = 200;
    private const int MostLookedAt = 10_000;

    /// <summary>A page of messages.</summary>
    /// <param name="subscription">Who would be told, with a name.</param>
    /// <param name="request">From when on, and which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlightsException">The subscription or the page is none, or the classifier does not answer.</exception>
    public async Task<V1.PreviewSubscriptionResponse> PreviewAsync(
        V1.Subscription subscription, V1.PreviewSubscriptionRequest request, CancellationToken cancellationToken)
    {
        ReportWish.Check(subscription);
        var (lab, filter) = (ResourceNames.ParseSubscription(subscription.Name, "name").Lab, ReportWish.FilterOf(subscription));
        var size = Math.Min(PageTokens.Size(request.PageSize, DefaultPageSize), MaxPageSize);
        var list = $"reports {subscription.Name} {request.StartTime} {subscription.Filter}";
        var last = PageTokens.Read(request.PageToken, list, parts: 1) is [var digits] ? PageTokens.Number(digits) : 0;
        var response = new V1.PreviewSubscriptionResponse();
        var lookedAt = 0;
        while (await ReadAsync(last, cancellationToken) is { Count: > 0 } reports)
        {
            foreach (var (id, report, judged) in reports)
            {
                if (response.Notices.Count >= size || lookedAt >= MostLookedAt)
                {
                    response.NextPageToken = PageTokens.Write(list, last.ToString(CultureInfo.InvariantCulture));
                    return response;
                }

                if ((request.StartTime is null || report.CreateTime >= request.StartTime) && judged.IsWanted(lab, filter))
                {
                    response.Notices.Add(Notices.Of(subscription, await writing.WriteAsync(report, cancellationToken)));
                }

                (last, lookedAt) = (id, lookedAt + 1);
            }
        }

        return response;
    }

    private Task<List<(long Id, V1.FlightReport Report, LoggedReport Judged)>> ReadAsync(long after, CancellationToken cancellationToken) =>
        database.File.ReadAsync(
            (session, token) => session.QueryAsync(
                "flight-reports-after",
                [("after", after), ("limit", BatchSize)],
                row => (
                    row.GetInt64(0),
                    V1.FlightReport.Parser.ParseFrom(row.GetFieldValue<byte[]>(row.IsDBNull(3) ? 1 : 3)),
                    LoggedReport.Of(V1.FlightClassified.Parser.ParseFrom(row.GetFieldValue<byte[]>(2)))),
                token),
            cancellationToken);
}
