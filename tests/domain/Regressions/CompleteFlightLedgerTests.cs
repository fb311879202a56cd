using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>What the ledger takes from complete flights: of these no step's outcome is unknown, and none has to be inferred.</summary>
public sealed class CompleteFlightLedgerTests
{
    private const string Job = "test-amber-vm";
    private const string Test = "guest-start";

    private static readonly Row Later = Row.Broken(Job, "guest-stop", 90);

    [Theory]
    [InlineData("passed, job passed", "Fixed by 101")]
    [InlineData("passed, job failed", "Fixed by 101")]
    [InlineData("not reached, job failed", "Open")]
    [InlineData("not there, job passed", "Open")]
    [InlineData("regressed", "Open (2)")]
    [InlineData("like the baseline", "Accepted by 101")]
    [InlineData("failed elsewhere, not reached", "Open")]
    [InlineData("failed elsewhere, passed here", "Fixed by 101")]
    [InlineData("mailed, job passed", "Fixed by 101")]
    [InlineData("mailed, job failed", "Open")]
    public void Flight_AfterARegression_HasItsEffect(string second, string expected)
    {
        var ledger = Ledger.Of([Complete(100, [], Row.Regressed(Job, Test, 90)).Input, Second(second).Input]);

        var episode = Assert.Single(ledger.Regressions);
        var count = episode.FailureCount > 1 ? $" ({episode.FailureCount})" : "";
        Assert.Equal(expected, $"{episode.State}{(episode.ResolvedBy is { } by ? $" by {by}" : "")}{count}");
    }

    [Theory]
    [InlineData("passed, job failed", 95)]
    [InlineData("not reached, job failed", 90)]
    [InlineData("passed, job passed", 95)]
    [InlineData("failed, job passed", 90)]
    public void NewestRecordedPass_IsThatOfTheStep(string between, long expected)
    {
        var first = Complete(90, [(Job, Test, StepStatus.Pass)]);
        var last = Complete(100, [], Row.Regressed(Job, Test, 90));

        var ledger = Ledger.Of([first.Input, (Second(between) with { Number = 95 }).Input, last.Input]);

        Assert.Equal(expected, Assert.Single(ledger.Regressions).NewestRecordedPass?.Value);
    }

    [Fact]
    public void NewestRecordedPass_OfAStepThatPassedInAFailedJob_OutlivesAPassedJobWithoutIt()
    {
        var failed = Complete(90, [(Job, Test, StepStatus.Pass)], Later);
        var without = Complete(95, [(Job, "guest-stop", StepStatus.Pass)]);

        var ledger = Ledger.Of([failed.Input, without.Input, Complete(100, [], Row.Regressed(Job, Test, 90)).Input]);

        Assert.Equal(90, Assert.Single(ledger.Regressions).NewestRecordedPass?.Value);
    }

    [Theory]
    [InlineData(null, "Shut Verdict")]
    [InlineData(PushOutcome.Pushed, "Open Printed forced")]
    [InlineData(PushOutcome.NotPushed, "Shut Printed")]
    [InlineData(PushOutcome.UpToDate, "Shut Verdict")]
    public void Gate_OfARegression_FollowsThePushOrElseTheVerdict(PushOutcome? push, string expected)
    {
        var run = Complete(100, [], Row.Regressed(Job, Test, 90)) with { Push = push };

        var change = Assert.Single(Ledger.Of([run.Input]).GateChanges);

        Assert.Equal(expected, $"{change.State} {change.Cause}{(change.Forced ? " forced" : "")}");
    }

    private static Run Second(string step) => step switch
    {
        "passed, job passed" => Complete(101, [(Job, Test, StepStatus.Pass)]),
        "passed, job failed" => Complete(101, [(Job, Test, StepStatus.Pass)], Later),
        "not reached, job failed" => Complete(101, [], Later),
        "not there, job passed" => Complete(101, [(Job, "guest-stop", StepStatus.Pass)]),
        "failed, job passed" => Complete(101, [], Row.NeverPass(Job, Test)),
        "regressed" => Complete(101, [], Row.Regressed(Job, Test, 90)),
        "like the baseline" => Complete(101, [], Row.Like(Job, Test, 90)),
        "failed elsewhere, not reached" => Complete(101, [], Row.Regressed(Job, Test, 90).In(99)),
        "failed elsewhere, passed here" => Complete(101, [(Job, Test, StepStatus.Pass)], Row.PassIn(Job, Test, 101).In(99)),
        "mailed, job passed" => new Run(101),
        "mailed, job failed" => new Run(101, Later),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };

    private static Run Complete(long number, (string Job, string TestId, StepStatus Status)[] steps, params Row[] rows) =>
        new(number, rows) { Steps = steps };
}
