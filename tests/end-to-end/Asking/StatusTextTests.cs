using Flights.Cli.Output;
using Flights.Cli.Status;
using Google.Protobuf.WellKnownTypes;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>The lines of <c>flights status</c> for what our samples do not show.</summary>
public sealed class StatusTextTests
{
    [Fact]
    public void StuckAndSilentBranches_AreRemarked()
    {
        var gate = new V1.Gate { State = V1.GateState.Shut, SinceFlight = "labs/orchard/flights/101", NewestFlight = "labs/orchard/flights/140" };
        gate.Blockers.AddRange(
        [
            BlockerOf("build-amber", "plum-build"), BlockerOf("test-amber-vm", "guest-start"), BlockerOf("test-birch-vm", "guest-start"),
        ]);
        var branch = new V1.BranchStatus
        {
            Branch = "labs/orchard/branches/plum-unstable",
            Gate = gate,
            SinceTime = new DateTimeOffset(2031, 5, 1, 23, 59, 0, TimeSpan.Zero).ToTimestamp(),
            AttemptCount = 12,
            StuckDays = 14,
            NewestFlight = "labs/orchard/flights/141",
            NewestReportTime = new DateTimeOffset(2031, 5, 20, 0, 0, 0, TimeSpan.Zero).ToTimestamp(),
            Silence = Duration.FromTimeSpan(TimeSpan.FromDays(8.9)),
            Silent = true,
        };

        Assert.Equal(
            """
            branch                 gate  since  on          attempts  newest  reported    remarks                               blockers
            orchard/plum-unstable  shut  101    2031-05-01  12        141     2031-05-20  stuck for 14 days, silent for 8 days  build-amber plum-build and 2 more

            1 branch: 0 open, 1 shut, 0 unknown

            """,
            Printed(branch));
    }

    [Fact]
    public void NoBranch_IsSaidSo() => Assert.Equal("no branch has a recorded flight\n", Printed());

    private static V1.GateBlocker BlockerOf(string job, string testId) =>
        new() { Step = new V1.StepKey { JobId = job, TestId = testId }, Blocker = V1.Blocker.Regression };

    private static string Printed(params V1.BranchStatus[] branches)
    {
        using var text = new StringWriter();
        StatusText.Write(branches, TonedWriter.On(text, isColoured: false));
        return text.ToString();
    }
}
