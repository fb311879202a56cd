using Flights.Domain.Regressions;
using Flights.Notifier.Deliveries;
using Flights.Notifier.Subscriptions;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Notifier.Reports;

/// <summary>The complete flights that were judged, and who is to have their reports. Both are written in the transaction in which the ledger takes
/// a flight in, so that each of its results is reported once, however often the same message comes and however often it is judged.</summary>
internal static class ReportLog
{
    /// <summary>Writes down a flight that was judged, and a message for each who wants its report.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="branchId">The key of the branch.</param>
    /// <param name="message">The flight and its classification.</param>
    /// <param name="judged">The same.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it is complete, and its results were not judged before.</returns>
    public static async Task<bool> AppendAsync(
        DatabaseSession session, long branchId, V1.FlightClassified message, LedgerFlight judged, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var flight = judged.Flight;
        if (flight.Complete is null)
        {
            return false;
        }

        var known = await session.QueryOneAsync(
            "count-flight-reports", [("branch", branchId), ("number", flight.Number.Value)], row => row.GetInt64(0), cancellationToken);
        var report = new V1.FlightReport
        {
            Flight = message.Flight.Name,
            Branch = message.Flight.Branch,
            Version = (int)known + 1,
            CreateTime = Timestamp.FromDateTimeOffset(now),
            ReportTime = Timestamp.FromDateTimeOffset(flight.JudgedAsOf),
            Push = message.Flight.Push?.Outcome ?? V1.PushOutcome.Unspecified,
        };
        var id = await session.QueryOneAsync<long?>(
            "add-flight-report",
            [
                ("branch", branchId), ("number", flight.Number.Value), ("digest", flight.Digest), ("payload", report.ToByteArray()),
                ("judged", LoggedReport.Excerpt(message).ToByteArray()),
            ],
            row => row.GetInt64(0),
            cancellationToken);
        if (id is null)
        {
            return false;
        }

        var subscriptions = await session.QueryAsync(
            "active-subscriptions",
            [],
            row => StoredSubscription.Of(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(3)),
            cancellationToken);
        foreach (var subscription in subscriptions.Where(each => ReportWish.IsOf(each.Value) && IsWanted(each.Value, judged)))
        {
            var name = DeliveryName.OfReport(flight.Branch, flight.Number, report.Version);
            await session.ExecuteAsync(
                "add-report-delivery",
                [("subscription", subscription.Id), ("name", name), ("now", now.ToUnixTimeMilliseconds()), ("report", id)],
                cancellationToken);
        }

        return true;
    }

    /// <summary>A report: as it was sent, or without its text if it never was.</summary>
    public static Task<V1.FlightReport> FindAsync(DatabaseSession session, long id, CancellationToken cancellationToken) => session.QueryOneAsync(
        "flight-report",
        [("id", id)],
        row => V1.FlightReport.Parser.ParseFrom(row.GetFieldValue<byte[]>(row.IsDBNull(1) ? 0 : 1)),
        cancellationToken)!;

    private static bool IsWanted(V1.Subscription subscription, LedgerFlight judged) => new LoggedReport(judged).IsWanted(
        ResourceNames.ParseSubscription(subscription.Name, "name").Lab, ReportWish.FilterOf(subscription));
}
