using Flights.Cli.History;
using Flights.Cli.Output;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>The strip of a step's outcomes.</summary>
public sealed class HistoryTextTests
{
    private static readonly V1.StepKey Step = new() { JobId = "test-amber-vm", TestId = "guest-start" };

    /// <summary>Outcomes, and the characters that stand for them.</summary>
    public static TheoryData<V1.OutcomeKind, V1.StepStatus, char> Signs => new()
    {
        { V1.OutcomeKind.Status, V1.StepStatus.Pass, '.' },
        { V1.OutcomeKind.InferredPass, V1.StepStatus.Unspecified, ',' },
        { V1.OutcomeKind.Status, V1.StepStatus.Fail, 'F' },
        { V1.OutcomeKind.Status, V1.StepStatus.Broken, 'B' },
        { V1.OutcomeKind.Status, V1.StepStatus.Blocked, 'b' },
        { V1.OutcomeKind.Status, V1.StepStatus.Starved, 's' },
        { V1.OutcomeKind.Status, V1.StepStatus.Truncated, 'x' },
        { V1.OutcomeKind.Status, V1.StepStatus.Aborted, 'x' },
        { V1.OutcomeKind.Status, V1.StepStatus.Running, 'r' },
        { V1.OutcomeKind.Status, V1.StepStatus.Queued, 'r' },
        { V1.OutcomeKind.Status, V1.StepStatus.Other, 'o' },
        { V1.OutcomeKind.NotPassed, V1.StepStatus.Unspecified, 'n' },
        { V1.OutcomeKind.NotReached, V1.StepStatus.Unspecified, '-' },
        { V1.OutcomeKind.Unknown, V1.StepStatus.Unspecified, '?' },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void Outcome_HasItsSign(V1.OutcomeKind outcome, V1.StepStatus status, char sign) =>
        Assert.Equal(sign, OutcomeSign.Of(new V1.StepOutcome { Outcome = outcome, Status = status }).Sign);

    [Fact]
    public void Signs_AreDifferent() => Assert.Equal(OutcomeSign.All.Count, OutcomeSign.All.DistinctBy(sign => sign.Sign).Count());

    [Fact]
    public void Strip_IsAsWideAsTheTerminal_AndNamesTheFlightsAtItsEnds()
    {
        var printed = Printed([.. Enumerable.Range(90, 25).Select(number => (number, number % 5 == 0))], width: 20, isColoured: false);

        Assert.Equal(
            """
            plum-unstable  test-amber-vm guest-start: 25 flights
             90 F....F....F. 101
            102 ...F....F... 113
            114 . 114

              .  20 passed
              F  5 failed

            last pass 114, last failure 110

            """,
            printed);
        Assert.All(printed.Split('\n').Skip(1).Take(3), line => Assert.InRange(line.Length, 0, 20));
    }

    [Fact]
    public void NarrowTerminal_StillHasTenFlightsALine() => Assert.Contains(
        "\n 95 F....F.... 104\n", Printed([.. Enumerable.Range(95, 15).Select(number => (number, number % 5 == 0))], 5, false), StringComparison.Ordinal);

    [Fact]
    public void Colours_AreBegunOnceForEqualSigns()
    {
        var printed = Printed([(1, true), (2, true), (3, false), (4, false), (5, false)], 80, isColoured: true);

        Assert.Contains("\n1 \u001b[91mFF\u001b[0m\u001b[32m...\u001b[0m 5\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void OlderFlights_AreMentioned() =>
        Assert.Contains(": 1 flight, and older ones\n", Printed([(1, true)], 80, false, "token"), StringComparison.Ordinal);

    [Fact]
    public void NoPass_IsSaidSo() => Assert.EndsWith("last pass not known, last failure 1\n", Printed([(1, true)], 80, false), StringComparison.Ordinal);

    [Fact]
    public void StepThatNoReportNames_IsDoubted()
    {
        var history = new V1.GetStepHistoryResponse();
        history.Outcomes.Add(new V1.StepOutcome { Flight = "labs/default/flights/1", Outcome = V1.OutcomeKind.InferredPass });
        using var text = new StringWriter();

        HistoryText.Write("labs/default/branches/plum-unstable", Step, history, 80, TonedWriter.On(text, isColoured: false));

        Assert.Contains("\nno report of these flights names the step: ", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("names the step", Printed([(1, true)], 80, false), StringComparison.Ordinal);
    }

    private static string Printed((int Flight, bool Failed)[] flights, int width, bool isColoured, string next = "")
    {
        var history = new V1.GetStepHistoryResponse { NextPageToken = next };
        history.Outcomes.AddRange(flights.Reverse().Select(each => new V1.StepOutcome
        {
            Flight = $"labs/default/flights/{each.Flight}",
            Outcome = V1.OutcomeKind.Status,
            Status = each.Failed ? V1.StepStatus.Fail : V1.StepStatus.Pass,
        }));
        using var text = new StringWriter();
        HistoryText.Write("labs/default/branches/plum-unstable", Step, history, width, TonedWriter.On(text, isColoured));
        return text.ToString();
    }
}
