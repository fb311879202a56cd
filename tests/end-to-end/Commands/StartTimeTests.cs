using System.Globalization;
using Flights.Cli.Watch;

namespace Flights.EndToEnd.Tests.Commands;

/// <summary>What <c>--since</c> takes.</summary>
public sealed class StartTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00+02:00", "2026-03-01T08:00:00Z")]
    [InlineData("2026-03-01", "2026-03-01T00:00:00Z")]
    [InlineData("90s", "2026-03-02T11:58:30Z")]
    [InlineData("30m", "2026-03-02T11:30:00Z")]
    [InlineData("12h", "2026-03-02T00:00:00Z")]
    [InlineData("7d", "2026-02-23T12:00:00Z")]
    public void Times_AndSpansBeforeNow_AreRead(string text, string expected)
    {
        Assert.True(StartTime.TryParse(text, Now, out var time));

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5d")]
    [InlineData("5w")]
    [InlineData("d")]
    [InlineData("99999999999d")]
    [InlineData("2000000000d")]
    public void OtherTexts_AreRefused(string text) => Assert.False(StartTime.TryParse(text, Now, out _));
}
