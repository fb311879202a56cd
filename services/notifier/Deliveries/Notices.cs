using Flights.Domain.Flights;
using Flights.Domain.Notices;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;

namespace Flights.Notifier.Deliveries;

/// <summary>Makes messages to subscribers.</summary>
internal static class Notices
{
    /// <summary>The message about some events. It follows from its arguments alone, so that a second copy is the same.</summary>
    /// <param name="subscription">Who is told.</param>
    /// <param name="delivery">The last part of the delivery's name.</param>
    /// <param name="events">The events, in the order of the log.</param>
    public static V1.Notice Of(V1.Subscription subscription, string delivery, IReadOnlyList<V1.LedgerEvent> events)
    {
        var text = TextOf(ResourceNames.ParseSubscription(subscription.Name, "name").Lab, [.. events.Select(Told)], DeliveryName.IsDigest(delivery));
        return new V1.Notice
        {
            Delivery = $"{subscription.Name}/deliveries/{delivery}",
            Events = { events },
            Title = text.Title,
            Text = text.Body,
        };
    }

    /// <summary>The message that is a flight's report.</summary>
    /// <param name="subscription">Who is told.</param>
    /// <param name="report">The report.</param>
    public static V1.Notice Of(V1.Subscription subscription, V1.FlightReport report)
    {
        var (branch, flight) = (ResourceNames.ParseBranch(report.Branch, "branch").Branch, ResourceNames.ParseFlight(report.Flight, "flight").Flight);
        return new V1.Notice
        {
            Delivery = $"{subscription.Name}/deliveries/{DeliveryName.OfReport(branch, flight, report.Version)}",
            Title = report.Subject,
            Text = report.Text,
            Report = report,
        };
    }

    private static NoticeText TextOf(LabName lab, IReadOnlyList<(BranchName Branch, LedgerEvent Told)> events, bool isDigest) =>
        isDigest ? NoticeWriter.OfDay(lab, events) : NoticeWriter.Of(lab, events[0].Branch, events[0].Told);

    // What is to be told was understood when it was written down.
    private static (BranchName Branch, LedgerEvent Told) Told(V1.LedgerEvent wire) =>
        (ResourceNames.ParseEvent(wire.Header()!.Name, "header.name").Branch, wire.ToDomain()!);
}
