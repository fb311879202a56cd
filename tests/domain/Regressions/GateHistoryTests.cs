using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

public sealed class GateHistoryTests
{
    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);
    private static readonly Row Worse = Row.Broken("test-birch-vm", "host-install(4)", 90);

    [Fact]
    public void FirstFlight_Perfect_OpensByVerdict() => Check("open 100 verdict", new Run(100));

    [Theory]
    [InlineData(PushOutcome.UpToDate)]
    [InlineData(PushOutcome.NotApplicable)]
    public void PushThatSaysNothing_LeavesItToTheVerdict(PushOutcome outcome) =>
        Check("shut 100 verdict, test-amber-vm guest-start regression", new Run(100, Bad) { Push = outcome });

    [Fact]
    public void NotPushed_WithoutABlocker_Shuts() => Check("shut 100 printed", new Run(100) { Push = PushOutcome.NotPushed });

    [Fact]
    public void Pushed_AlthoughBlocked_IsForced() => Check("open forced 100 printed", new Run(100, Bad) { Push = PushOutcome.Pushed });

    [Fact]
    public void Pushed_AlthoughBlocked_IsRecordedWhereTheGateWasOpen() => Check(
        "open 100 verdict; open still forced 101 printed",
        new Run(100), new Run(101, Bad) { Push = PushOutcome.Pushed });

    [Fact]
    public void Shut_WithTheSameBlockersInAnotherOrder_ChangesNothing() => Check(
        "shut 100 verdict, test-amber-vm guest-start regression, test-birch-vm host-install(4) broken",
        new Run(100, Bad, Worse), new Run(101, Worse, Bad));

    [Fact]
    public void Shut_WithOtherBlockers_ChangesTheBlockersOnly() => Check(
        "shut 100 verdict, test-amber-vm guest-start regression; shut still 101 verdict, test-birch-vm host-install(4) broken",
        new Run(100, Bad), new Run(101, Worse));

    [Fact]
    public void Baseline_MovedWhileShut_ImpliesAPushAtTheBasis() => Check(
        "shut 100 verdict, test-amber-vm guest-start regression; open 105 implied; shut 110 verdict, test-amber-vm guest-start regression",
        new Run(100, Bad), new Run(110, Bad) { Baseline = "other", Basis = 105 });

    [Fact]
    public void Baseline_MovedWhileShut_OpensAtTheBasisIfTheVerdictIsGood() => Check(
        "shut 100 verdict, test-amber-vm guest-start regression; open 105 implied",
        new Run(100, Bad), new Run(110) { Baseline = "other", Basis = 105 });

    [Fact]
    public void Baseline_MovedBeforeAPrintedPush_TellsThePrintedOne() => Check(
        "shut 100 verdict, test-amber-vm guest-start regression; open 110 printed",
        new Run(100, Bad), new Run(110) { Baseline = "other", Basis = 105, Push = PushOutcome.Pushed });

    [Theory]
    [InlineData(null)]
    [InlineData(99L)]
    [InlineData(100L)]
    [InlineData(110L)]
    public void Baseline_MovedWithoutABasisInBetween_PlacesNoPush(long? basis) => Check(
        "shut 100 verdict, test-amber-vm guest-start regression",
        new Run(100, Bad), new Run(110, Bad) { Baseline = "other", Basis = basis });

    [Fact]
    public void Baseline_MovedWhileOpen_ChangesNothing() => Check(
        "open 100 verdict", new Run(100), new Run(110) { Baseline = "other", Basis = 105 });

    [Fact]
    public void Gate_AfterTheNewestFlight_SaysSinceWhenAndBecauseOfWhat()
    {
        var state = LedgerState.Empty;
        foreach (var run in new[] { new Run(100), new Run(101, Bad), new Run(102, Worse), new Run(103, Worse) })
        {
            state = Ledger.Apply(state, run.Input).After;
        }

        Assert.Equal((GateState.Shut, 101L, 103L), (state.Gate!.State, state.Gate.Since.Value, state.Gate.Newest.Value));
        Assert.Equal("host-install(4)", Assert.Single(state.Gate.Blockers).Step.TestId);
    }

    private static void Check(string expected, params Run[] runs) =>
        Assert.Equal(expected, string.Join("; ", Ledger.Of(runs.Select(run => run.Input)).GateChanges.Select(LedgerText.Of)));
}
