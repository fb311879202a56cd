using System.Globalization;
using Flights.Platform.Errors;

namespace Flights.Notifier.Subscriptions;

/// <summary>A time of day in a time zone.</summary>
/// <param name="Time">The time of day.</param>
/// <param name="Zone">The zone.</param>
public sealed record DailyTime(TimeOnly Time, TimeZoneInfo Zone)
{
    private const string Form = "HH:mm";

    /// <summary>The time of a digest.</summary>
    /// <exception cref="FlightsException"><c>INVALID_TIME</c> or <c>UNKNOWN_TIME_ZONE</c>.</exception>
    public static DailyTime Of(V1.DailyDigest digest)
    {
        if (!TimeOnly.TryParseExact(digest.Time, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            throw Invalid("INVALID_TIME", "A digest's time of day has the form 'HH:MM', from '00:00' to '23:59'.", "subscription.daily_digest.time");
        }

        if (digest.TimeZone.Length == 0)
        {
            return new DailyTime(time, TimeZoneInfo.Utc);
        }

        return digest.TimeZone.Length <= MaxZoneLength && TimeZoneInfo.TryFindSystemTimeZoneById(digest.TimeZone, out var zone)
            ? new DailyTime(time, zone)
            : throw Invalid(
                "UNKNOWN_TIME_ZONE",
                "There is no such time zone: take a name of the IANA database that this machine has, such as 'Europe/Berlin'.",
                "subscription.daily_digest.time_zone");
    }

    // Longer than any name of the database.
    private const int MaxZoneLength = 100;

    /// <summary>The next moment after another at which it is this time. Where the clocks are put forward over it, that is the end of the
    /// gap; where they are put back and it comes twice, the first of the two.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment)
    {
        // A day early: the gap may have moved the day's moment behind midnight.
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime).AddDays(-1);
        while (true)
        {
            var next = On(day);
            if (next > moment)
            {
                return next;
            }

            day = day.AddDays(1);
        }
    }

    private DateTimeOffset On(DateOnly day)
    {
        var wall = day.ToDateTime(Time);
        while (Zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(1);
        }

        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
