using System.Diagnostics.Metrics;
using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using Flights.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Services.Tests.Notifier;

/// <summary>What the notifier tells of branches that fall silent, whatever the database.</summary>
public abstract class SilenceContract(SqlDialect dialect)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("labs/-", 0, "orchard/pear 72, orchard/plum 24, vineyard/plum 0")]
    [InlineData("labs/orchard", 0, "orchard/pear 72, orchard/plum 24")]
    [InlineData("labs/orchard", 24, "orchard/pear 72, orchard/plum 24")]
    [InlineData("labs/orchard", 25, "orchard/pear 72")]
    [InlineData("labs/orchard", 73, "")]
    [InlineData("labs/desert", 0, "")]
    public async Task Branches_AreListedByTheirNewestReport(string parent, int hours, string expected)
    {
        using var rig = await HeardAsync();

        var response = await rig.Silences.ListAsync(
            new V1.ListSilentBranchesRequest { Parent = parent, MinSilence = Duration.FromTimeSpan(TimeSpan.FromHours(hours)) }, Token);

        Assert.Equal(expected, string.Join(", ", response.Branches.Select(Text)));
        Assert.All(response.Branches.Where(branch => branch.Silence.Seconds > 0), branch =>
            Assert.Equal(rig.Clock.Now, branch.NewestReportTime.ToDateTimeOffset() + branch.Silence.ToTimeSpan()));
    }

    [Fact]
    public async Task Silence_IsMeasured_AndGrowsWithTheClock()
    {
        using var rig = await HeardAsync();
        var name = FlightsTelemetry.Metrics.BranchSilence.Name;
        var measured = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument.Name == name)
            {
                me.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            lock (measured)
            {
                measured.Add($"{string.Join('/', tags.ToArray().Select(tag => tag.Value))} {value / 3600}");
            }
        });
        listener.Start();

        await rig.Silences.MeasureAsync(Token);
        rig.Clock.Now += TimeSpan.FromHours(2);
        await rig.Silences.MeasureAsync(Token);

        // Other tests may measure meanwhile: of theirs nothing is said.
        lock (measured)
        {
            Assert.Superset(
                new HashSet<string> { "orchard/pear 72", "orchard/plum 24", "orchard/pear 74", "orchard/plum 26" }, measured.ToHashSet());
        }
    }

    [Fact]
    public async Task LateReport_OfAnOlderTime_BreaksNoSilence()
    {
        using var rig = await HeardAsync();

        await ApplyAsync(rig, "orchard", "pear", new Run(7) { ReportTime = rig.Clock.Now.AddHours(-90) });

        var response = await rig.Silences.ListAsync(new V1.ListSilentBranchesRequest { Parent = "labs/orchard" }, Token);
        Assert.Equal("orchard/pear 72", Text(response.Branches[0]));
    }

    [Theory]
    [InlineData("INVALID_RESOURCE_NAME", "parent", "orchard", 0L)]
    [InlineData("INVALID_DURATION", "min_silence", "labs/orchard", -1L)]
    [InlineData("INVALID_DURATION", "min_silence", "labs/orchard", long.MaxValue)]
    public async Task Request_ThatIsWrong_IsRefused(string reason, string field, string parent, long seconds)
    {
        using var rig = new LedgerRig(dialect);
        var request = new V1.ListSilentBranchesRequest { Parent = parent, MinSilence = new Duration { Seconds = seconds } };

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.Silences.ListAsync(request, Token));

        Assert.Equal((ErrorKind.InvalidArgument, reason, field), (refusal.Kind, refusal.Reason, refusal.Field));
    }

    // A report without a date, and one whose date lies ahead, are among them; a flight that moves no ledger is heard too.
    private async Task<LedgerRig> HeardAsync()
    {
        var rig = new LedgerRig(dialect);
        await ApplyAsync(rig, "orchard", "plum", new Run(1) { ReportTime = rig.Clock.Now.AddHours(-48) });
        await ApplyAsync(rig, "orchard", "plum", new Run(2) { ReportTime = rig.Clock.Now.AddHours(-24), Blessing = "play" });
        await ApplyAsync(rig, "orchard", "plum", new Run(3));
        await ApplyAsync(rig, "orchard", "pear", new Run(4) { ReportTime = rig.Clock.Now.AddHours(-72) });
        await ApplyAsync(rig, "orchard", "fig", new Run(5));
        await ApplyAsync(rig, "vineyard", "plum", new Run(6) { ReportTime = rig.Clock.Now.AddHours(1) });
        return rig;
    }

    private static async Task ApplyAsync(LedgerRig rig, string lab, string branch, Run run)
    {
        var message = LedgerRig.Message(run);
        message.Flight.Branch = $"labs/{lab}/branches/{branch}";
        message.Flight.Name = message.Classification.Flight = $"labs/{lab}/flights/{run.Number}";
        await rig.Ledger.ApplyAsync(message, Token);
    }

    private static string Text(V1.SilentBranch branch)
    {
        var parts = branch.Branch.Split('/');
        return $"{parts[1]}/{parts[3]} {branch.Silence.ToTimeSpan().TotalHours}";
    }
}
