using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Domain.Tests.Regressions;
using Flights.Notifier.Ledgers;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

/// <summary>What the notifier tells of incidents, whatever the database.</summary>
public abstract class IncidentContract(SqlDialect dialect)
{
    private static readonly Row Amber = Row.Regressed("test-amber-vm", "guest-start", 90);
    private static readonly Row Birch = Row.Regressed("test-birch-vm", "guest-start", 90);
    private static readonly Row Stop = Row.Regressed("test-birch-vm", "guest-stop", 90);
    private static readonly DateTimeOffset Start = new(2031, 5, 1, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FailedBuild_IsOneIncidentWithTheJobsUnderIt()
    {
        using var rig = new LedgerRig(dialect);
        var build = Row.Regressed("build-amber", "plum-build", 90);

        await rig.ApplyAsync(new Run(100, build, Row.Blocked("test-amber-vm"), Row.Blocked("test-birch-vm")) { ReportTime = Start }, Token);

        var incident = Assert.Single(await ListAsync(rig));
        Assert.Equal("labs/orchard/flights/100", incident.FirstBadFlight);
        Assert.Equal(Start, incident.BeginTime.ToDateTimeOffset());
        Assert.True(incident.Open);
        Assert.Equal(["plum-build"], incident.TestIds);
        Assert.Equal(["build-amber"], incident.Members.Select(member => member.Step.JobId));
        Assert.Equal(["test-amber-vm", "test-birch-vm"], incident.BlockedJobs.Select(job => job.JobId));
        Assert.All(incident.BlockedJobs, job => Assert.Equal(["build-amber"], job.BuildJobIds));
        var got = await rig.Incidents.GetAsync(Run.Lab, Run.Branch, Id(incident.Name), Token);
        Assert.Equal(incident, got);
    }

    [Fact]
    public async Task Incident_IsOpenUntilItsLastRegressionIsResolved()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync([new Run(100, Amber, Birch), new Run(101, Birch)], Token);
        var half = Assert.Single(await ListAsync(rig));
        await rig.ApplyAsync(new Run(102), Token);
        var over = Assert.Single(await ListAsync(rig));

        Assert.Equal([V1.RegressionState.Fixed, V1.RegressionState.Open], half.Members.Select(member => member.State));
        Assert.Equal((true, false), (half.Open, over.Open));
        Assert.Equal(half.Name, over.Name);
    }

    [Fact]
    public async Task Incident_WhoseBeginningMoves_KeepsItsName()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync([new Run(102, Amber, Birch)], Token);
        var before = Assert.Single(await ListAsync(rig));

        await rig.ApplyAsync(new Run(101, Amber, Birch), Token);

        var after = Assert.Single(await ListAsync(rig));
        Assert.Equal("labs/orchard/flights/101", after.FirstBadFlight);
        Assert.Equal(before.Name, after.Name);
    }

    [Fact]
    public async Task Incident_ThatIsSplit_KeepsItsNameWhereItBeganFirstAndTheRestIsAmended()
    {
        using var rig = new LedgerRig(dialect);
        var count = await rig.ApplyAllAsync([new Run(102, Amber, Birch), new Run(103, Birch), new Run(104)], Token);
        var before = Assert.Single(await ListAsync(rig));

        // The fold ends before Birch is resolved: that it is alone now has to be told nevertheless.
        count += (await rig.ApplyAsync(new Run(101, Amber), Token)).EventCount;

        var after = await ListAsync(rig);
        Assert.Equal(["labs/orchard/flights/101", "labs/orchard/flights/102"], after.Select(incident => incident.FirstBadFlight));
        Assert.Equal(before.Name, after[0].Name);
        Assert.NotEqual(before.Name, after[1].Name);
        var events = await rig.EventsAsync(count, Token);
        Assert.Equal(await rig.ListAsync(Token), events.Select(told => told.ToDomain()!).Aggregate(BranchLedger.Empty, LedgerReplica.Apply));
        Assert.Contains(events, told => told.RegressionAmended?.Regression is { Step.JobId: "test-birch-vm" } birch && birch.Incident == after[1].Name);
    }

    [Fact]
    public async Task NewIncident_WhereOneBeganThatMoved_HasANameOfItsOwn()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync([new Run(104, Amber), new Run(102, Amber)], Token);
        var moved = Assert.Single(await ListAsync(rig));

        await rig.ApplyAsync(new Run(103), Token);

        var incidents = await ListAsync(rig);
        Assert.Equal(["labs/orchard/flights/102", "labs/orchard/flights/104"], incidents.Select(incident => incident.FirstBadFlight));
        Assert.Equal(moved.Name, incidents[0].Name);
        Assert.Equal(moved.Name + "-2", incidents[1].Name);
    }

    [Theory]
    [InlineData(7, "orchard", "guest-start", true)]
    [InlineData(-7, "orchard", "guest-start", true)]
    [InlineData(8, "orchard", "guest-start", false)]
    [InlineData(-8, "orchard", "guest-start", false)]
    [InlineData(1, "vineyard", "guest-start", false)]
    [InlineData(1, "orchard", "guest-stop", false)]
    [InlineData(null, "orchard", "guest-start", false)]
    public async Task Incidents_OfTwoBranches_AreLinkedIfTheyHaveATestAndATimeInCommon(int? days, string lab, string test, bool linked)
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Amber) { ReportTime = Start }, Token);
        var other = new Run(200, Amber with { TestId = test }) { ReportTime = days is { } count ? Start.AddDays(count) : null };
        await ApplyToAsync(rig, lab, "pear-unstable", other);

        var incident = Assert.Single(await ListAsync(rig));
        var there = Assert.Single(await ListAsync(rig, $"labs/{lab}/branches/pear-unstable"));
        Assert.Equal(linked ? [there.Name] : [], incident.LinkedIncidents);
        Assert.Equal(linked ? [incident.Name] : [], there.LinkedIncidents);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task EveryRegression_IsAMemberOfOneListedIncident(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 5; round++)
        {
            using var rig = new LedgerRig(dialect);
            await rig.ApplyAllAsync(RandomRuns.Arrivals(random), Token);

            var regressions = (await rig.ListAsync(Token)).Regressions;
            var incidents = await ListAsync(rig);

            Assert.Equal(
                regressions.Select(episode => ResourceNames.Regression(Run.Lab, Run.Branch, episode.Id)).Order(),
                incidents.SelectMany(incident => incident.Members).Select(member => member.Regression).Order());
            Assert.Equal(incidents.Select(incident => incident.Name).Distinct(), incidents.Select(incident => incident.Name));
        }
    }

    [Fact]
    public async Task GetIncident_ThatIsNone_IsNotFound()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Stop), Token);

        foreach (var branch in new[] { Run.Branch, new BranchName("pear-unstable") })
        {
            var missing = await Assert.ThrowsAsync<FlightsException>(() => rig.Incidents.GetAsync(Run.Lab, branch, "1-0", Token));
            Assert.Equal((ErrorKind.NotFound, "INCIDENT_NOT_FOUND"), (missing.Kind, missing.Reason));
        }
    }

    private static Task<AppliedFlight> ApplyToAsync(LedgerRig rig, string lab, string branch, Run run)
    {
        var message = LedgerRig.Message(run);
        message.Flight.Branch = $"labs/{lab}/branches/{branch}";
        message.Flight.Name = message.Classification.Flight = $"labs/{lab}/flights/{run.Number}";
        return rig.Ledger.ApplyAsync(message, Token);
    }

    private static string Id(string name) => name.Split('/')[^1];

    // In small pages.
    private static async Task<List<V1.Incident>> ListAsync(LedgerRig rig, string? parent = null)
    {
        var incidents = new List<V1.Incident>();
        var request = new V1.ListIncidentsRequest { Parent = parent ?? LedgerRig.PlumBranch, PageSize = 2 };
        do
        {
            var page = await rig.Incidents.ListAsync(request, Token);
            incidents.AddRange(page.Incidents);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return incidents;
    }
}
