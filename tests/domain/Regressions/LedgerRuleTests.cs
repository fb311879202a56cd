using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>What one flight does to an episode that flight 100 opened, and what it opens itself.</summary>
public sealed class LedgerRuleTests
{
    private const string Job = "test-amber-vm";
    private const string Test = "guest-start";

    private static readonly Run First = new(100, Row.Regressed(Job, Test, 90)) { Push = PushOutcome.NotPushed };

    public static TheoryData<string, string> Effects() => new()
    {
        // the step in flight 101              the episode then
        { "regressed",                         "open, 100-101 (2)" },
        { "regressed and listed twice",        "open, 100-101 (2)" },
        { "broken",                            "open, 100-100 (1)" },
        { "unfinished",                        "open, 100-100 (1)" },
        { "job passed, not listed",            "fixed by 101, 100-100 (1)" },
        { "listed as passed, job failed",      "fixed by 101, 100-100 (1)" },
        { "failed elsewhere, job passed",      "fixed by 101, 100-100 (1)" },
        { "failed elsewhere, passed in 101",   "fixed by 101, 100-100 (1)" },
        { "failed elsewhere, job failed",      "open, 100-100 (1)" },
        { "like the baseline",                 "accepted by 101, 100-100 (1)" },
        { "broken like the baseline",          "open, 100-100 (1)" },
        { "passed in another flight",          "open intermittent, 100-100 (1)" },
        { "excused",                           "open excused, 100-100 (1)" },
        { "blocked in the baseline",           "open, 100-100 (1)" },
        { "never passed",                      "open, 100-100 (1)" },
        { "blocked",                           "open, 100-100 (1)" },
        { "starved",                           "open, 100-100 (1)" },
        { "unknown, job failed elsewhere",     "open, 100-100 (1)" },
        { "job absent",                        "open, 100-100 (1)" },
    };

    [Theory]
    [MemberData(nameof(Effects))]
    public void Flight_AfterARegression_HasItsEffect(string step, string expected)
    {
        var ledger = Ledger.Of([First.Input, Second(step).Input]);

        var episode = Assert.Single(ledger.Regressions);
        var flags = $"{(episode.Intermittent ? " intermittent" : "")}{(episode.Excused ? " excused" : "")}";
        var end = episode.ResolvedBy is { } by ? $" by {by}" : "";
        Assert.Equal(
            expected,
            $"{(episode.State.ToString().ToLowerInvariant())}{end}{flags}, {episode.FirstBad}-{episode.LastBad} ({episode.FailureCount})");
    }

    [Fact]
    public void Failure_AfterFixed_IsANewEpisode()
    {
        var ledger = Ledger.Of([First.Input, new Run(101).Input, new Run(102, Row.Regressed(Job, Test, 101)).Input]);

        Assert.Equal([100L, 102L], ledger.Regressions.Select(episode => episode.FirstBad.Value));
        Assert.Equal(101, ledger.Regressions[1].NewestRecordedPass?.Value);
    }

    [Fact]
    public void RowSeenInAnotherFlight_OpensNothingButShutsTheGate()
    {
        var ledger = Ledger.Of([new Run(100, Row.Regressed(Job, Test, 90).In(99)).Input]);

        Assert.Empty(ledger.Regressions);
        Assert.Equal("shut 100 verdict, test-amber-vm guest-start regression", LedgerText.Of(Assert.Single(ledger.GateChanges)));
    }

    [Fact]
    public void ExcusedStep_WithoutAnEpisode_OpensNone() =>
        Assert.Empty(Ledger.Of([new Run(100, Row.Excused(Job, Test, 90)).Input]).Regressions);

    [Fact]
    public void NewestRecordedPass_OfAStepThatFailsInPassingJobs_IsOlderThanTheJobs()
    {
        var failing = Row.NeverPass(Job, Test);

        var ledger = Ledger.Of([new Run(90).Input, new Run(95, failing).Input, new Run(97, failing).Input, First.Input]);

        Assert.Equal(90, Assert.Single(ledger.Regressions).NewestRecordedPass?.Value);
    }

    [Fact]
    public void NewestRecordedPass_ListedAsPassedInAFailedJob_IsThatFlight()
    {
        var ledger = Ledger.Of([new Run(90).Input, new Run(95, Row.Passed(Job, Test), Row.Broken(Job, "later", 90)).Input, First.Input]);

        Assert.Equal(95, Assert.Single(ledger.Regressions).NewestRecordedPass?.Value);
    }

    [Fact]
    public void Id_OfTheSameStepInTwoBranchesOrLabs_IsAnotherOne()
    {
        var step = new StepKey(Job, Test);
        var flight = new FlightNumber(100);

        var ids = new[]
        {
            RegressionId.Of(new LabName("a"), new BranchName("x"), step, flight),
            RegressionId.Of(new LabName("a"), new BranchName("y"), step, flight),
            RegressionId.Of(new LabName("b"), new BranchName("x"), step, flight),
        };

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^100-[0-9a-f]{12}$", id));
    }

    private static Run Second(string step) => step switch
    {
        "regressed" => new(101, Row.Regressed(Job, Test, 90)),
        "regressed and listed twice" => new(101, Row.Like(Job, Test, 90), Row.Regressed(Job, Test, 90)),
        "broken" => new(101, Row.Broken(Job, Test, 90)),
        "unfinished" => new(101, Row.Unfinished(Job, Test)),
        "job passed, not listed" => new(101),
        "listed as passed, job failed" => new(101, Row.Passed(Job, Test), Row.Like(Job, "later", 90)),
        "failed elsewhere, job passed" => new(101, Row.Regressed(Job, Test, 90).In(99)),
        "failed elsewhere, passed in 101" => new(101, Row.PassIn(Job, Test, 101).In(99), Row.Like(Job, "later", 90)),
        "failed elsewhere, job failed" => new(101, Row.Regressed(Job, Test, 90).In(99), Row.Like(Job, "earlier", 90)),
        "like the baseline" => new(101, Row.Like(Job, Test, 90)),
        "broken like the baseline" => new(101, Row.BrokenLike(Job, Test, 90)),
        "passed in another flight" => new(101, Row.PassIn(Job, Test, 99)),
        "excused" => new(101, Row.Excused(Job, Test, 90)),
        "blocked in the baseline" => new(101, Row.BlockedIn(Job, Test, 90)),
        "never passed" => new(101, Row.NeverPass(Job, Test)),
        "blocked" => new(101, Row.Blocked(Job)),
        "starved" => new(101, Row.Starved(Job)),
        "unknown, job failed elsewhere" => new(101, Row.Like(Job, "earlier", 90)),
        "job absent" => new(101) { Jobs = ["build-amber"] },
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };
}
