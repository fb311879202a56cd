using Flights.Domain.Classification;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>Which regressions of one flight are one incident, and which jobs stand under a failed build.</summary>
public sealed class IncidentGroupsTests
{
    private static readonly Row Amber = Row.Regressed("build-amber", "plum-build", 90);
    private static readonly Row Birch = Row.Regressed("build-birch", "plum-build", 90);
    private static readonly Row Kernel = Row.Regressed("build-cedar", "kernel-build", 90);
    private static readonly Row OldFailure = Row.Like("build-cedar", "kernel-build", 90);
    private static readonly Row BrokenBuild = Row.Broken("build-cedar", "host-install(4)", 90);
    private static readonly Row Start = Row.Regressed("test-amber-vm", "guest-start", 90);
    private static readonly Row StartToo = Row.Regressed("test-birch-vm", "guest-start", 90);
    private static readonly Row AmberWaits = Row.Blocked("test-amber-vm");
    private static readonly Row BirchStarves = Row.Starved("test-birch-vm");

    public static TheoryData<string, string> Mailed => new()
    {
        // rows of the flight                        its incidents: regressions, and who waits for which builds
        { "Start StartToo",                          "guest-start: test-amber-vm test-birch-vm" },
        { "Start Amber",                             "plum-build: build-amber; guest-start: test-amber-vm" },
        { "Amber AmberWaits",                        "plum-build: build-amber, test-amber-vm<build-amber" },
        { "Amber BirchStarves",                      "plum-build: build-amber, test-birch-vm<build-amber" },
        { "Amber Birch AmberWaits",                  "plum-build: build-amber build-birch, test-amber-vm<build-amber+build-birch" },
        { "Amber Kernel",                            "plum-build: build-amber; kernel-build: build-cedar" },
        { "Amber Kernel AmberWaits",                 "kernel-build plum-build: build-amber build-cedar, test-amber-vm<build-amber+build-cedar" },
        { "Amber OldFailure AmberWaits",             "plum-build: build-amber, test-amber-vm<build-amber+build-cedar" },
        { "Amber BrokenBuild AmberWaits",            "plum-build: build-amber, test-amber-vm<build-amber+build-cedar" },
        { "Start AmberWaits",                        "guest-start: test-amber-vm" },
        { "StartToo AmberWaits BrokenBuild",         "guest-start: test-birch-vm" },
        { "AmberWaits",                              "" },
    };

    [Theory]
    [MemberData(nameof(Mailed))]
    public void Rows_OfAMailedFlight_AreGrouped(string rows, string expected) =>
        Assert.Equal(expected, Text(new Run(100, [.. rows.Split(' ').Select(Named)])));

    [Theory]
    [InlineData("build-amber", "plum-build: build-amber, test-amber-vm<build-amber; kernel-build: build-cedar")]
    [InlineData("build-amber build-cedar", "plum-build: build-amber, test-amber-vm<build-amber+build-cedar; kernel-build: build-cedar, test-amber-vm<build-amber+build-cedar")]
    [InlineData("100.build-cedar", "plum-build: build-amber; kernel-build: build-cedar, test-amber-vm<build-cedar")]
    [InlineData("99.build-amber", "plum-build: build-amber; kernel-build: build-cedar")]
    [InlineData("", "plum-build: build-amber; kernel-build: build-cedar")]
    public void BlockedJob_OfACompleteFlight_JoinsTheBuildThatItRefersTo(string builds, string expected)
    {
        var run = new Run(100, Amber, Kernel, AmberWaits)
        {
            Steps = [],
            Needs = [.. builds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(build => ("test-amber-vm", build))],
        };

        Assert.Equal(expected, Text(run));
    }

    [Fact]
    public void BlockedJob_BehindABlockedBuild_JoinsTheBuildThatFailed()
    {
        var run = new Run(100, Amber, Row.Blocked("build-birch"), AmberWaits)
        {
            Steps = [],
            Needs = [("test-amber-vm", "build-birch"), ("build-birch", "build-amber"), ("build-birch", "test-amber-vm")],
        };

        Assert.Equal("plum-build: build-amber, build-birch<build-amber test-amber-vm<build-amber", Text(run));
    }

    [Fact]
    public void Grouping_OfRandomFlights_LosesNoRegressionAndNoBlocker()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            foreach (var run in RandomRuns.Arrivals(random).Where(run => run.Input.Flight.IsMain))
            {
                var ledger = Ledger.Of([run.Input]);
                var opened = run.Rows.Where(row => row is { SeenIn: null, Blocker: Blocker.Regression }).Select(row => row.TestId);

                Assert.Equal(opened.Order(), ledger.Regressions.Select(episode => episode.Step.TestId).Order());
                Assert.All(ledger.Regressions, episode => Assert.Contains(episode.Step.TestId, episode.IncidentTests));
                Assert.All(
                    ledger.Regressions.SelectMany(episode => episode.BlockedJobs),
                    job => Assert.DoesNotContain(ledger.Regressions, episode => episode.Step.Job == job.Job && job.Builds.Contains(job.Job)));
                var shut = ledger.GateChanges.Where(change => change.State == GateState.Shut);
                Assert.All(shut, change => Assert.Equal(run.Input.Blockers, change.Blockers));
            }
        }
    }

    private static Row Named(string name) => name switch
    {
        nameof(Amber) => Amber,
        nameof(Birch) => Birch,
        nameof(Kernel) => Kernel,
        nameof(OldFailure) => OldFailure,
        nameof(BrokenBuild) => BrokenBuild,
        nameof(Start) => Start,
        nameof(StartToo) => StartToo,
        nameof(AmberWaits) => AmberWaits,
        nameof(BirchStarves) => BirchStarves,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such row."),
    };

    private static string Text(Run run) => string.Join("; ", Ledger.Of([run.Input]).Regressions.GroupBy(episode => episode.IncidentTests).Select(group =>
    {
        var blocked = group.SelectMany(episode => episode.BlockedJobs).Distinct().Select(job => $"{job.Job}<{string.Join('+', job.Builds)}").ToList();
        return $"{string.Join(' ', group.Key)}: {string.Join(' ', group.Select(episode => episode.Step.Job))}"
            + (blocked.Count > 0 ? $", {string.Join(' ', blocked)}" : "");
    }));
}
