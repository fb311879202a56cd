using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>When a gate that stays shut is told of again.</summary>
public sealed class StuckGateTests
{
    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);
    private static readonly Row Worse = Row.Broken("test-birch-vm", "host-install(4)", 90);
    private static readonly DateTimeOffset Start = new(2031, 5, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-24, 0)]
    [InlineData(0, 0)]
    [InlineData(23, 0)]
    [InlineData(24, 1)]
    [InlineData(71, 1)]
    [InlineData(72, 3)]
    [InlineData(7 * 24, 7)]
    [InlineData(13 * 24, 7)]
    [InlineData(14 * 24, 14)]
    [InlineData((30 * 24) - 1, 14)]
    [InlineData(30 * 24, 30)]
    [InlineData(59 * 24, 30)]
    [InlineData(60 * 24, 60)]
    [InlineData(400 * 24, 390)]
    public void PassedAfter_Hours_IsTheLargestStep(int hours, int step) => Assert.Equal(step, StuckSteps.PassedAfter(TimeSpan.FromHours(hours)));

    [Fact]
    public void DailyFlights_GiveANoticeAStep()
    {
        var runs = Enumerable.Range(0, 101).Select(day => On(day, 100 + day, Bad));

        Assert.Equal(
            "1 at 101, 3 at 103, 7 at 107, 14 at 114, 30 at 130, 60 at 160, 90 at 190",
            string.Join(", ", NoticesOf([.. runs]).Select(notice => $"{notice.Days} at {notice.Flight}")));
    }

    [Fact]
    public void Notice_NamesSinceWhenAndWhatShutsTheGateNow() =>
        Check("stuck 102 since 100, 3 days, test-birch-vm host-install(4)", On(0, 100, Bad), On(0, 101, Bad), On(3, 102, Worse));

    [Fact]
    public void LongSilence_GivesTheLargestStepAlone() => Check("stuck 101 since 100, 14 days, test-amber-vm guest-start", On(0, 100, Bad), On(29, 101, Bad));

    [Fact]
    public void GateThatOpened_StartsAnew() => Check(
        "stuck 101 since 100, 1 days, test-amber-vm guest-start; stuck 104 since 103, 1 days, test-amber-vm guest-start",
        On(0, 100, Bad), On(1, 101, Bad), On(2, 102), On(2, 103, Bad), On(3, 104, Bad));

    [Fact]
    public void ImpliedPush_StartsAnew() => Check(
        "stuck 112 since 110, 1 days, test-amber-vm guest-start",
        On(0, 100, Bad),
        On(9, 110, Bad) with { Baseline = "other", Basis = 105 },
        On(10, 112, Bad) with { Baseline = "other", Basis = 105 });

    [Fact]
    public void ForcedPush_GivesNone() =>
        Check("", On(0, 100, Bad), On(5, 101, Bad) with { Push = PushOutcome.Pushed });

    [Fact]
    public void FlightThatIsNoMainFlight_GivesNone() => Check("", On(0, 100, Bad), On(5, 101, Bad) with { Blessing = "play" });

    [Fact]
    public void FlightsWithoutATime_AreLeftOut() => Check(
        "stuck 103 since 100, 3 days, test-amber-vm guest-start",
        new Run(100, Bad), On(4, 101, Bad), new Run(102, Bad), On(7, 103, Bad));

    [Fact]
    public void FlightThatWasReportedBefore_GivesNone() => Check("", On(5, 100, Bad), On(0, 101, Bad));

    private static Run On(int day, long number, params Row[] rows) => new(number, rows) { ReportTime = Start.AddDays(day) };

    private static EquatableList<StuckNotice> NoticesOf(params Run[] runs) => Ledger.Of(runs.Select(run => run.Input)).StuckNotices;

    private static void Check(string expected, params Run[] runs) =>
        Assert.Equal(expected, string.Join("; ", NoticesOf(runs).Select(LedgerText.Of)));
}
