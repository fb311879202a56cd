using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>What is told when one more flight becomes known, in order and late.</summary>
public sealed class LedgerDiffTests
{
    private const string Job = "test-amber-vm";
    private const string Test = "guest-start";

    private static readonly Row Bad = Row.Regressed(Job, Test, 90);

    [Fact]
    public void NewRegression_Opens() => Check("RegressionOpened 101 Open; GateChanged 101", [new(100)], new(101, Bad));

    [Fact]
    public void SecondFailure_Continues() => Check("RegressionContinued 101 Open", [new(100), new(101, Bad)], new(102, Bad));

    [Fact]
    public void Pass_Resolves() =>
        Check("RegressionResolved 101 Fixed; GateChanged 102", [new(100), new(101, Bad)], new(102));

    [Fact]
    public void OtherBlocker_ChangesTheBlockers() => Check(
        "GateBlockersChanged 102", [new(100), new(101, Bad)], new(102, Row.Broken(Job, Test, 90)));

    [Fact]
    public void LatePass_BeforeTheResolution_MovesIt() => Check(
        "RegressionAmended 101 Fixed; GateChangeWithdrawn 103; GateChanged 102", [new(100), new(101, Bad), new(103)], new(102));

    [Fact]
    public void LateFailure_BeforeTheFirstBad_MovesTheBeginning() => Check(
        "RegressionAmended 101 Open was 102; GateChangeWithdrawn 102; GateChanged 101", [new(100), new(102, Bad)], new(101, Bad));

    [Fact]
    public void LatePass_BetweenTwoFailures_SplitsTheEpisode() => Check(
        "RegressionResolved 100 Fixed; RegressionOpened 102 Open; GateChanged 101; GateChanged 102",
        [new(100, Bad), new(102, Bad)], new(101));

    [Fact]
    public void LateRegressionAndFix_AreToldAsTwoEvents() => Check(
        "RegressionOpened 101 Open; RegressionResolved 101 Fixed; GateChanged 101; GateChanged 102", [new(100), new(102)], new(101, Bad));

    [Fact]
    public void ReclassifiedFailure_IsWithdrawn() => Check(
        "RegressionWithdrawn 101 Open; GateChangeWithdrawn 101", [new(100), new(101, Bad)], new(101, Row.NeverPass(Job, Test)));

    [Fact]
    public void ReclassifiedPass_Reopens() => Check(
        "RegressionReopened 101 Open; GateChangeWithdrawn 102",
        [new(100), new(101, Bad), new(102)], new(102, Row.PassIn(Job, Test, 99), Row.Regressed(Job, Test, 90).In(99)));

    [Fact]
    public void ReclassifiedFirstFailure_Amends() => Check(
        "RegressionAmended 101 Open", [new(100), new(101, Bad)], new(101, Row.Regressed(Job, Test, 89)));

    [Fact]
    public void NothingNew_TellsNothing() => Check("", [new(100), new(101, Bad)], new(101, Bad) { HistoryVersion = 7 });

    [Fact]
    public void GateThatStaysShut_IsToldOf() => Check(
        "RegressionContinued 101 Open; GateStuck 102 3", [new(100), On(0, 101, Bad)], On(4, 102, Bad));

    [Fact]
    public void LateFlight_ThatPassedTheStepBefore_MovesTheNotice() => Check(
        "RegressionContinued 101 Open; GateStuckWithdrawn 103 3; GateStuck 102 3",
        [On(0, 101, Bad), On(5, 103, Bad)],
        On(4, 102, Bad));

    [Fact]
    public void LateFlight_AtWhichTheGateShut_GivesLargerSteps() => Check(
        "RegressionAmended 101 Open was 102; GateChangeWithdrawn 102; GateChanged 101; GateStuck 102 3; GateStuck 103 7",
        [On(6, 102, Bad), On(9, 103, Bad)],
        On(2, 101, Bad));

    [Fact]
    public void LatePass_BetweenTwoFailures_WithdrawsTheNotice() => Check(
        "RegressionResolved 101 Fixed; RegressionOpened 103 Open; GateChanged 102; GateChanged 103; GateStuckWithdrawn 103 3",
        [On(0, 101, Bad), On(4, 103, Bad)],
        On(1, 102));

    [Fact]
    public void MovedAndResolvedAtOnce_IsToldAsTwoEvents()
    {
        var before = Ledger.Of([new Run(102, Bad).Input]);
        var after = Ledger.Of([new Run(101, Bad).Input, new Run(103).Input]);

        var events = LedgerDiff.Between(before with { GateChanges = [] }, after with { GateChanges = [] }, null);

        Assert.Equal("RegressionAmended 101 Open was 102; RegressionResolved 101 Fixed", Text(events, before));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Events_OfFlightsInAnyOrder_FoldToTheLedger(int seed)
    {
        var random = new Random(seed);
        var kinds = new HashSet<LedgerEventKind>();
        for (var round = 0; round < 200; round++)
        {
            var known = new SortedDictionary<long, LedgerFlight>();
            var replica = BranchLedger.Empty;
            foreach (var arrival in RandomRuns.Arrivals(random))
            {
                var before = Ledger.Of(known.Values);
                known[arrival.Number] = arrival.Input;
                var after = Ledger.Of(known.Values);
                var events = LedgerDiff.Between(before, after, null);
                kinds.UnionWith(events.Select(each => each.Kind));
                replica = events.Aggregate(replica, LedgerReplica.Apply);
                var hint = $"Seed {seed}, round {round}, flight {arrival.Number}";
                Assert.True(after == replica, $"{hint}:\n{LedgerText.Of(after)}\n--\n{LedgerText.Of(replica)}");
            }
        }

        Assert.Equal(Enum.GetValues<LedgerEventKind>(), kinds.Order());
    }

    // A flight that was reported on a day of May.
    private static Run On(int day, long number, params Row[] rows) =>
        new(number, rows) { ReportTime = new DateTimeOffset(2031, 5, 1, 6, 0, 0, TimeSpan.Zero).AddDays(day) };

    private static void Check(string expected, Run[] known, Run arrival)
    {
        var before = Ledger.Of(known.Select(run => run.Input));
        var after = Ledger.Of(known.Where(run => run.Number != arrival.Number).Append(arrival).Select(run => run.Input));
        var events = LedgerDiff.Between(before, after, null);

        Assert.Equal(expected, Text(events, before));
        Assert.Equal(after, events.Aggregate(before, LedgerReplica.Apply));
    }

    private static string Text(IEnumerable<LedgerEvent> events, BranchLedger before) => string.Join("; ", events.Select(each => each switch
    {
        RegressionEvent { PreviousId: { } id } moved =>
            $"{moved.Kind} {moved.Regression.FirstBad} {moved.Regression.State} " +
            $"was {before.Regressions.Single(old => old.Id == id).FirstBad}",
        RegressionEvent told => $"{told.Kind} {told.Regression.FirstBad} {told.Regression.State}",
        GateEvent told => $"{told.Kind} {told.Change.Flight}",
        GateStuckEvent told => $"{told.Kind} {told.Notice.Flight} {told.Notice.Days}",
        _ => "?",
    }));
}
