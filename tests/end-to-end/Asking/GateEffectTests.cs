using Flights.Cli.Show;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>What a flight did to its gate, in words.</summary>
public sealed class GateEffectTests
{
    private static readonly V1.GateChange Opened = Change(100, V1.GateState.Open, V1.GateCause.Verdict);
    private static readonly V1.GateChange Shut = Change(104, V1.GateState.Shut, V1.GateCause.Printed);
    private static readonly V1.GateChange ShutByOthers = Change(106, V1.GateState.Shut, V1.GateCause.Printed, blockersOnly: true);
    private static readonly V1.GateChange Implied = Change(108, V1.GateState.Open, V1.GateCause.Implied);
    private static readonly V1.GateChange Forced = Change(110, V1.GateState.Open, V1.GateCause.Printed, forced: true);
    private static readonly V1.GateChange ShutByVerdict = Change(112, V1.GateState.Shut, V1.GateCause.Verdict);

    [Theory]
    [InlineData(99, "not known, unchanged by this flight")]
    [InlineData(100, "opened by this flight, by its verdict")]
    [InlineData(102, "open since 100, unchanged by this flight")]
    [InlineData(104, "shut by this flight, which was not pushed: test-amber-vm guest-start (regression)")]
    [InlineData(106, "shut still, since this flight by test-amber-vm guest-start (regression)")]
    [InlineData(107, "shut since 104, unchanged by this flight")]
    [InlineData(108, "opened by this flight, as a later report shows by its baseline")]
    [InlineData(110, "open by this flight, which was pushed by force")]
    [InlineData(112, "shut by this flight, by its verdict: test-amber-vm guest-start (regression)")]
    public void MainFlight_ChangesTheGateOrLeavesIt(long flight, string words) => Assert.Equal(words, EffectOf(Flight(flight)));

    [Fact]
    public void FlightThatIsNoMainFlight_DoesNotMoveIt()
    {
        var excluded = Flight(105);
        excluded.Excluded = true;

        Assert.Equal("shut since 104; this flight does not move it", EffectOf(excluded));
    }

    private static string EffectOf(V1.Flight flight) => GateEffect.Of(flight, [Opened, Shut, ShutByOthers, Implied, Forced, ShutByVerdict]).Text;

    private static V1.Flight Flight(long number) => new()
    {
        Name = $"labs/orchard/flights/{number}",
        Branch = "labs/orchard/branches/plum-unstable",
        Blessing = "real",
        RunKind = V1.RunKind.Main,
        Targeted = new V1.Versions { Trees = { new V1.TreeRevision { Tree = "plum", Revision = "new" } } },
    };

    private static V1.GateChange Change(long flight, V1.GateState state, V1.GateCause cause, bool blockersOnly = false, bool forced = false)
    {
        var change = new V1.GateChange
        {
            Flight = $"labs/orchard/flights/{flight}",
            State = state,
            Cause = cause,
            BlockersOnly = blockersOnly,
            Forced = forced,
        };
        if (state == V1.GateState.Shut)
        {
            var step = new V1.StepKey { JobId = "test-amber-vm", TestId = "guest-start" };
            change.Blockers.Add(new V1.GateBlocker { Step = step, Blocker = V1.Blocker.Regression });
        }

        return change;
    }
}
