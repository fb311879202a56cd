using Flights.Domain.Flights;
using Flights.Domain.Tests.Regressions;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

/// <summary>Which regression shows what a bisection found, whatever the database and whatever came first.</summary>
public abstract class CulpritContract(SqlDialect dialect)
{
    private const string Job = "test-amber-vm";
    private const string Test = "guest-start";

    private static readonly Row Bad = Row.Regressed(Job, Test, 90);

    // The step fails in 100 and 101, and anew in 103.
    private static readonly Run[] Runs = [new(100, Bad), new(101, Bad), new(102), new(103, Bad)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(99, "none", "none")]
    [InlineData(100, "culprit", "none")]
    [InlineData(101, "culprit", "none")]
    [InlineData(102, "culprit", "none")]
    [InlineData(103, "none", "culprit")]
    [InlineData(999, "none", "culprit")]
    public async Task Culprit_IsShownWithTheEpisodeThatFailedThen(long failedIn, string first, string second)
    {
        using var early = new LedgerRig(dialect);
        await early.Culprits.RecordAsync(Bisected(failedIn), Token);
        await early.ApplyAllAsync(Runs, Token);
        using var late = new LedgerRig(dialect);
        await late.ApplyAllAsync(Runs, Token);
        await late.Culprits.RecordAsync(Bisected(failedIn), Token);

        Assert.Equal([first, second], (await ListAsync(early)).Select(Text));
        Assert.Equal([first, second], (await ListAsync(late)).Select(Text));
    }

    [Fact]
    public async Task Culprit_TellsTheRevisionAndTheBisection_AndNobodysName()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(Runs[0], Token);
        var bisection = Bisected(100);

        Assert.True(await rig.Culprits.RecordAsync(bisection, Token));
        Assert.False(await rig.Culprits.RecordAsync(bisection, Token));

        var listed = Assert.Single(await ListAsync(rig));
        var expected = new V1.Culprits
        {
            Bisection = ResourceNames.Bisection(bisection),
            GraphUri = "http://logs.example.org/graph.html",
            Findings =
            {
                new V1.BisectionFinding
                {
                    Headline = "Found",
                    Tree = new V1.BisectionTree { Tree = "plum", Uri = "git://git.example.org/plum.git" },
                    IntroducedRevision = "culprit",
                    GoodRevision = "good",
                },
            },
        };
        Assert.Equal(expected, listed.Culprits);
        Assert.Equal(listed, await rig.Queries.GetRegressionAsync(Run.Lab, Run.Branch, listed.Name.Split('/')[^1], Token));
    }

    [Fact]
    public async Task Culprit_StandsInLaterEvents()
    {
        using var rig = new LedgerRig(dialect);
        var count = await rig.ApplyAllAsync([Runs[0]], Token);
        await rig.Culprits.RecordAsync(Bisected(100), Token);
        count += await rig.ApplyAllAsync([Runs[1]], Token);

        var told = (await rig.EventsAsync(count, Token)).Select(each => each.Regression()).OfType<V1.Regression>();

        Assert.Equal(["none", "culprit"], told.Select(Text));
    }

    [Fact]
    public async Task Culprit_OfTheNewestBisection_IsShown()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync(Runs, Token);
        await rig.Culprits.RecordAsync(Bisected(101, "newer"), Token);
        await rig.Culprits.RecordAsync(Bisected(100, "older"), Token);

        Assert.Equal(["newer", "none"], (await ListAsync(rig)).Select(Text));
    }

    [Fact]
    public async Task Bisection_OfAnotherStepOrWithoutACulprit_ShowsNothing()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync(Runs, Token);
        await rig.Culprits.RecordAsync(Bisected(100) with { Step = new StepKey(Job, "guest-stop") }, Token);
        await rig.Culprits.RecordAsync(Bisected(100) with { Branch = new BranchName("pear-unstable") }, Token);

        Assert.False(await rig.Culprits.RecordAsync(Bisected(100) with { Findings = [new BisectionFinding("No", null, "", "", "", "")] }, Token));
        Assert.False(await rig.Culprits.RecordAsync(Bisected(100) with { Results = [] }, Token));
        Assert.Equal(["none", "none"], (await ListAsync(rig)).Select(Text));
    }

    // Flight 50 did not count, because of its host, and 60 passed.
    private static Bisection Bisected(long failedIn, string culprit = "culprit") => new()
    {
        Lab = Run.Lab,
        Branch = Run.Branch,
        Step = new StepKey(Job, Test),
        Findings =
        [
            new BisectionFinding("Nothing", null, "", "", "", ""),
            new BisectionFinding(
                "Found", new BisectionTree("plum", "git://git.example.org/plum.git"), culprit, "good", "file:///etc", "Author: Ada Plum <ada@example.org>"),
        ],
        GraphUri = "http://logs.example.org/graph.html",
        Results =
        [
            new BisectionResult(new FlightNumber(50), "fail", "a-host", []),
            new BisectionResult(new FlightNumber(60), "pass", "", ["good"]),
            new BisectionResult(new FlightNumber(2000), "fail", "", ["bad"]),
            new BisectionResult(new FlightNumber(failedIn), "fail", "", ["bad"]),
        ],
        Digest = culprit,
    };

    private static string Text(V1.Regression regression) => regression.Culprits?.Findings.Single().IntroducedRevision ?? "none";

    private static async Task<IEnumerable<V1.Regression>> ListAsync(LedgerRig rig) =>
        (await rig.Queries.ListRegressionsAsync(new V1.ListRegressionsRequest { Parent = LedgerRig.PlumBranch }, Token)).Regressions;
}
