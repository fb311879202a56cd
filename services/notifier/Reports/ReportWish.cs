using Flights.Domain.Filtering;
using Flights.Notifier.Events;
using Flights.Platform.Errors;

namespace Flights.Notifier.Reports;

/// <summary>Subscriptions to osstest's own reports, and not to the events of the ledger.</summary>
internal static class ReportWish
{
    /// <summary>Whether a subscription is one.</summary>
    public static bool IsOf(V1.Subscription subscription) => subscription.Mail?.Format == V1.MailFormat.ClassicReport;

    /// <summary>Checks what such a subscription must be like.</summary>
    /// <exception cref="FlightsException">Its filter is none over reports, or it asks for a digest.</exception>
    public static void Check(V1.Subscription subscription)
    {
        FilterOf(subscription);
        if (subscription.DailyDigest is not null)
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, "DIGEST_OF_REPORTS", "Each report is a mail of its own: there is no digest of them.")
            {
                Field = "subscription.daily_digest",
            };
        }
    }

    /// <summary>The filter of such a subscription.</summary>
    /// <exception cref="FlightsException">It is none over reports.</exception>
    public static Filter FilterOf(V1.Subscription subscription) =>
        EventFilters.Read(ReportFilter.Read(subscription.Filter), "subscription.filter");
}
