using Flights.Domain.Flights;
using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Services.Tests.Notifier;

/// <summary>What is told of a push gate as it is now, whatever the database.</summary>
public abstract class GateQueriesContract(SqlDialect dialect)
{
    private static readonly DateTimeOffset Start = new(2031, 5, 1, 6, 0, 0, TimeSpan.Zero);

    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gate_OfAnUnknownBranch_IsNotFound()
    {
        using var rig = new LedgerRig(dialect);

        var missing = await Assert.ThrowsAsync<FlightsException>(() => rig.Gates.GetAsync(Run.Lab, Run.Branch, Token));

        Assert.Equal((ErrorKind.NotFound, "GATE_NOT_FOUND"), (missing.Kind, missing.Reason));
    }

    [Fact]
    public async Task ShutGate_TellsSinceWhenAndHowManyTried()
    {
        var told = await AfterAsync(OnDay(0, 100), OnDay(4, 103, Bad), OnDay(2, 102, Bad) with { Blessing = "play" }, OnDay(1, 101, Bad));

        Assert.Equal((V1.GateState.Shut, "labs/orchard/flights/101", "labs/orchard/flights/103"), (told.Gate.State, told.Gate.SinceFlight, told.Gate.NewestFlight));
        Assert.Equal(Timestamp.FromDateTimeOffset(Start.AddDays(1)), told.SinceTime);
        Assert.Equal((2, 3), (told.AttemptCount, told.StuckDays));
        Assert.Equal(("labs/orchard/flights/101", false), (told.NewestChange.Flight, told.NewestChange.Forced));
    }

    [Fact]
    public async Task OpenGate_AfterOneThatWasStuck_IsStuckNoMore()
    {
        var told = await AfterAsync(OnDay(0, 100, Bad), OnDay(9, 101, Bad), OnDay(10, 102), OnDay(11, 103));

        Assert.Equal((V1.GateState.Open, "labs/orchard/flights/102"), (told.Gate.State, told.Gate.SinceFlight));
        Assert.Equal((2, 0), (told.AttemptCount, told.StuckDays));
    }

    [Fact]
    public async Task ForcedPush_IsTheNewestChange()
    {
        var told = await AfterAsync(OnDay(0, 100), OnDay(1, 101, Bad) with { Push = PushOutcome.Pushed });

        Assert.Equal((V1.GateState.Open, "labs/orchard/flights/100", 2), (told.Gate.State, told.Gate.SinceFlight, told.AttemptCount));
        Assert.Equal(("labs/orchard/flights/101", true), (told.NewestChange.Flight, told.NewestChange.Forced));
    }

    [Fact]
    public async Task ImpliedPush_AtAFlightThatIsNotRecorded_HasNoTime()
    {
        var told = await AfterAsync(
            OnDay(0, 100, Bad), OnDay(2, 103) with { Targeted = "newest", Baseline = "new", Basis = 102 });

        Assert.Equal((V1.GateState.Open, "labs/orchard/flights/102"), (told.Gate.State, told.Gate.SinceFlight));
        Assert.Null(told.SinceTime);
        Assert.Equal(1, told.AttemptCount);
    }

    [Fact]
    public async Task ReportWithoutDate_GivesNoTime() => Assert.Null((await AfterAsync(new Run(100, Bad))).SinceTime);

    private static Run OnDay(int day, long flight, params Row[] rows) => new(flight, rows) { ReportTime = Start.AddDays(day) };

    private async Task<V1.GetGateResponse> AfterAsync(params Run[] runs)
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync(runs, Token);
        return await rig.Gates.GetAsync(Run.Lab, Run.Branch, Token);
    }
}
