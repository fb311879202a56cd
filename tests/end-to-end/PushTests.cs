using System.Globalization;
using Flights.Cli.Replay;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.EndToEnd.Tests;

/// <summary>A push that is recorded beside the reports, through the embedded suite to the gate.</summary>
public sealed class PushTests
{
    private const string Branch = "labs/default/branches/ovmf";

    // The report of this flight has a regression and says 'Not pushing'.
    private const string Flight = "labs/default/flights/201051";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly V1.RecordedPush Push = new()
    {
        Branch = Branch,
        Flight = Flight,
        Forced = true,
        PushTime = new Timestamp { Seconds = 1_772_500_000 },
        Author = "Ada Example",
        Reason = "the step is known to be unstable",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RecordPush_BeforeOrAfterTheFlight_OpensTheGateAsForced(bool before)
    {
        await using var suite = await Suite.StartAsync(Replays.Options, Cancelled);
        if (before)
        {
            await RecordAsync(suite);
        }

        var reports = new List<V1.ReportRef>();
        foreach (var file in Inputs.Flights.Where(file => Path.GetExtension(file) != ".mbox" && Number(file) <= 201051))
        {
            var text = UnsafeByteOperations.UnsafeWrap(await File.ReadAllBytesAsync(file, Cancelled));
            var answer = await suite.Parser.SubmitReportAsync(new V1.SubmitReportRequest { Text = text }, suite.CallOptions(Cancelled));
            reports.Add(new V1.ReportRef { Flight = answer.Name, Digest = answer.Flight.Digest });
        }

        if (!before)
        {
            await DoneAsync(suite, reports);
            Assert.Equal(V1.GateState.Shut, (await GateAsync(suite)).State);
            await RecordAsync(suite);
            await RecordAsync(suite);
        }

        await DoneAsync(suite, reports);

        var gate = await GateAsync(suite);
        Assert.Equal((V1.GateState.Open, "labs/default/flights/201039"), (gate.State, gate.SinceFlight));
        var changes = await suite.Notifier.ListGateHistoryAsync(
            new V1.ListGateHistoryRequest { Parent = Branch }, suite.CallOptions(Cancelled));
        var last = changes.Changes[^1];
        Assert.Equal((Flight, V1.GateState.Open, V1.GateCause.Printed, true), (last.Flight, last.State, last.Cause, last.Forced));
        var baseline = await suite.BaselineStore.GetBaselineAsync(
            new V1.GetBaselineRequest { Branch = Branch }, suite.CallOptions(Cancelled));
        Assert.Equal((Flight, Flight), (baseline.Baseline.Flight, baseline.Baseline.ToldBy));
        Assert.NotEmpty(baseline.Baseline.PushAges);
        var recorded = await suite.BaselineStore.GetFlightAsync(new V1.GetFlightRequest { Name = Flight }, suite.CallOptions(Cancelled));
        Assert.Equal(Push, Assert.Single(recorded.Flight.Pushes));
        Assert.Equal(V1.PushOutcome.NotPushed, recorded.Flight.Flight.Push.Outcome);
    }

    private static long Number(string file) =>
        long.Parse(
            Path.GetFileName(file).Split('-', '.').First(word => word.Length == 6 && word.All(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    private static async Task RecordAsync(Suite suite) =>
        await suite.Parser.RecordPushAsync(new V1.RecordPushRequest { Push = Push }, suite.CallOptions(Cancelled));

    private static async Task DoneAsync(Suite suite, List<V1.ReportRef> reports)
    {
        var request = new V1.GetProgressRequest
        {
            Reports = { reports },
            WaitTime = Duration.FromTimeSpan(Patience),
            MinDoneCount = reports.Count,
        };
        var progress = await suite.BaselineStore.GetProgressAsync(request, suite.CallOptions(Cancelled, Patience));
        Assert.Equal(reports.Count, progress.DoneCount);
    }

    private static async Task<V1.Gate> GateAsync(Suite suite)
    {
        var response = await suite.Notifier.GetGateAsync(new V1.GetGateRequest { Branch = Branch }, suite.CallOptions(Cancelled));
        return response.Gate;
    }
}
