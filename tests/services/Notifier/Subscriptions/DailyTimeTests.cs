using System.Globalization;
using Flights.Notifier.Subscriptions;
using Flights.Platform.Errors;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>When a digest is sent, also where clocks are put forward and back.</summary>
public sealed class DailyTimeTests
{
    public static TheoryData<string, string, string, string> Times => new()
    {
        // time    zone                moment                  the next
        { "07:00", "",                 "2031-05-01T06:59:59Z", "2031-05-01T07:00:00Z" },
        { "07:00", "",                 "2031-05-01T07:00:00Z", "2031-05-02T07:00:00Z" },
        { "00:00", "UTC",              "2031-12-31T23:59:59Z", "2032-01-01T00:00:00Z" },
        { "07:00", "Europe/Berlin",    "2031-01-15T00:00:00Z", "2031-01-15T06:00:00Z" },
        { "07:00", "Europe/Berlin",    "2031-07-15T00:00:00Z", "2031-07-15T05:00:00Z" },
        // 02:30 does not come: the clocks go from 02:00 to 03:00.
        { "02:30", "Europe/Berlin",    "2031-03-29T12:00:00Z", "2031-03-30T01:00:00Z" },
        // 02:30 comes twice, and the second time is none.
        { "02:30", "Europe/Berlin",    "2031-10-25T12:00:00Z", "2031-10-26T00:30:00Z" },
        { "02:30", "Europe/Berlin",    "2031-10-26T00:30:00Z", "2031-10-27T01:30:00Z" },
        { "23:30", "Pacific/Auckland", "2031-06-01T11:00:00Z", "2031-06-01T11:30:00Z" },
        { "00:15", "America/New_York", "2031-06-01T03:00:00Z", "2031-06-01T04:15:00Z" },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void NextAfter_Moment_IsTheTimeOfDayThere(string time, string zone, string moment, string expected) =>
        Assert.Equal(Moment(expected), DailyTime.Of(new V1.DailyDigest { Time = time, TimeZone = zone }).NextAfter(Moment(moment)));

    [Theory]
    [InlineData("7:00", "", "INVALID_TIME", "subscription.daily_digest.time")]
    [InlineData("24:00", "", "INVALID_TIME", "subscription.daily_digest.time")]
    [InlineData("", "", "INVALID_TIME", "subscription.daily_digest.time")]
    [InlineData("07:00", "Orchard/Plum", "UNKNOWN_TIME_ZONE", "subscription.daily_digest.time_zone")]
    [InlineData("07:00", "../../etc/passwd", "UNKNOWN_TIME_ZONE", "subscription.daily_digest.time_zone")]
    public void Of_WhatIsNoTime_IsRefused(string time, string zone, string reason, string field)
    {
        var refusal = Assert.Throws<FlightsException>(() => DailyTime.Of(new V1.DailyDigest { Time = time, TimeZone = zone }));

        Assert.Equal((reason, field), (refusal.Reason, refusal.Field));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
