using System.Globalization;
using Flights.Domain.Flights;
using Flights.Notifier.Subscriptions;

namespace Flights.Notifier.Deliveries;

/// <summary>The ids of deliveries: they follow from what is told, so that the same message has the same id whenever it is made.</summary>
internal static class DeliveryName
{
    /// <summary>The id of the message about one event: <c>{branch}.{sequence}</c>.</summary>
    public static string OfEvent(BranchName branch, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{branch}.{sequence}");

    /// <summary>The id of the message that is a flight's report: <c>{branch}.report-{flight}</c>, and <c>…-2</c> for the results that replace the
    /// first ones.</summary>
    public static string OfReport(BranchName branch, FlightNumber flight, int version) => $"{branch}.report-{flight}" + Suffix(version);

    /// <summary>What an id of a later version of the same ends in; nothing for the first one.</summary>
    /// <param name="version">Which version, from 1.</param>
    public static string Suffix(int version) => version == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{version}");

    /// <summary>The id of a digest: <c>daily-20310501T060000Z</c>, and <c>daily-20310501T060000Z-2</c> where one message does not hold all. It
    /// has no dot, so that no event has it.</summary>
    /// <param name="time">When it is sent.</param>
    /// <param name="part">Which message, from 1.</param>
    public static string OfDigest(DateTimeOffset time, int part)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"daily-{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        return name + Suffix(part);
    }

    /// <summary>Whether a delivery of an id is a digest.</summary>
    public static bool IsDigest(string id) => !id.Contains('.', StringComparison.Ordinal);

    /// <summary>When what happened at a time is to be sent to a subscriber; null for at once.</summary>
    public static DateTimeOffset? DigestOf(V1.Subscription subscription, DateTimeOffset happened) =>
        subscription.DailyDigest is { } digest ? DailyTime.Of(digest).NextAfter(happened) : null;
}
