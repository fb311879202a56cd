namespace Flights.Services.Tests.Complete;

/// <summary>Complete flights through all services: what is recorded of them, whatever the order in which they come.</summary>
public sealed class CompletePipelineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A push, a flight that regresses against it and is rerun once, one that comes without saying what it is compared with, and
    /// one in which the step passes again.</summary>
    private static V1.SubmitFlightRequest[] Story =>
    [
        Submitted.Flight("200 xen=old -9d", "test-a start=pass stop=pass", "test-b start=pass").Against("xen=old", "xen=prior").With(V1.PushOutcome.Pushed),
        Submitted.Flight("290 xen=new -5d", "test-a start=fail", "test-b start=pass").Against("xen=new", "xen=old").With(V1.PushOutcome.NotPushed),
        Submitted.Flight("300 xen=second -3d", "test-a start=fail", "test-b start=blocked"),
        Submitted.Flight("310 xen=third -1d", "test-a start=pass stop=fail", "test-b start=pass").Against("xen=third", "xen=old"),
    ];

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 0, 3, 1)]
    [InlineData(1, 3, 0, 2)]
    public async Task Flights_InAnyOrder_EndInTheSameState(params int[] order)
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        var story = Story;

        await rig.SubmitAsync(Ct, [.. order.Select(index => story[index])]);

        Assert.Equal(
            """
            310 Regressions: test-a stop REGR. vs. 200 (Regression, Blocking, NotPrinted)
            300 Regressions: test-a start REGR. vs. 200 (Regression, Blocking, NotPrinted); test-b start n/a (None, NonBlocking, NotPrinted)
            290 Regressions: test-a start REGR. vs. 200 (Regression, Blocking, NotPrinted)
            200 Perfect: 
            """.ReplaceLineEndings("\n"),
            await rig.TellFlightsAsync(Ct));
        Assert.Equal(
            """
            test-a start: 290 to 300, 2 failures, Fixed by 310
            test-a stop: 310 to 310, 1 failures, Open
            """.ReplaceLineEndings("\n"),
            await rig.TellRegressionsAsync(Ct));
    }

    [Fact]
    public async Task LatePush_ThatMovesTheBaseline_ChangesTheVerdictOnFlightsThatDoNotSayTheirs()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        await rig.SubmitAsync(Ct, Story);
        var late = Submitted.Flight("295 xen=mid -4d", "test-a start=fail stop=pass", "test-b start=pass").Against("xen=mid", "xen=old").With(V1.PushOutcome.Pushed);

        await rig.SubmitAsync(Ct, [late, .. Story]);

        Assert.Equal(
            [
                "310 Regressions: test-a stop REGR. vs. 200 (Regression, Blocking, NotPrinted)",
                "300 Tolerable: test-b start n/a (None, NonBlocking, NotPrinted); test-a start like 295 (None, NonBlocking, NotPrinted)",
            ],
            (await rig.TellFlightsAsync(Ct)).Split('\n').Take(2));
        Assert.Contains("test-a start: 290 to 295, 2 failures, Accepted by 300", await rig.TellRegressionsAsync(Ct), StringComparison.Ordinal);
    }

    /// <summary>A push of a flight that did not tell of it, recorded before all flights, after it, and after all.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task RecordedPush_ThatMovesTheBaseline_ChangesTheVerdictOnFlightsThatDoNotSayTheirs(int recordedAfter)
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        V1.SubmitFlightRequest[] story =
        [
            Submitted.Flight("295 xen=mid -4d", "test-a start=fail stop=pass", "test-b start=pass").Against("xen=mid", "xen=old").With(V1.PushOutcome.NotPushed),
            .. Story,
        ];

        await rig.SubmitAsync(Ct, [.. story.Take(recordedAfter)]);
        await rig.RecordPushAsync(295, Ct);
        await rig.RecordPushAsync(295, Ct);
        await rig.SubmitAsync(Ct, story);

        Assert.Equal(
            [
                "310 Regressions: test-a stop REGR. vs. 200 (Regression, Blocking, NotPrinted)",
                "300 Tolerable: test-b start n/a (None, NonBlocking, NotPrinted); test-a start like 295 (None, NonBlocking, NotPrinted)",
            ],
            (await rig.TellFlightsAsync(Ct)).Split('\n').Take(2));
        Assert.Contains("test-a start: 290 to 295, 2 failures, Accepted by 300", await rig.TellRegressionsAsync(Ct), StringComparison.Ordinal);
        var changes = await rig.Notifier.ListGateHistoryAsync(
            new V1.ListGateHistoryRequest { Parent = "labs/default/branches/xen-unstable" }, cancellationToken: Ct);
        Assert.Contains(
            changes.Changes,
            change => (change.Flight, change.State, change.Forced) == ("labs/default/flights/295", V1.GateState.Open, true));
        var below = await rig.Store.GetBaselineAsync(
            new V1.GetBaselineRequest { Branch = "labs/default/branches/xen-unstable", BelowFlight = "labs/default/flights/300" },
            cancellationToken: Ct);
        Assert.Equal("labs/default/flights/295", below.Baseline.Flight);
    }

    /// <summary>The ages of a branch's baseline are those that the report of the newest flight that tells it prints, whether it names its
    /// baseline or takes what was pushed last.</summary>
    [Theory]
    [InlineData(3, "labs/default/flights/290")]
    [InlineData(4, "labs/default/flights/310")]
    [InlineData(5, "labs/default/flights/320")]
    public async Task GetBaseline_ToldByACompleteFlight_HasTheAgesOfItsReport(int submitted, string toldBy)
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        var pushed = Submitted.Flight("320 xen=fourth", "test-a start=pass stop=pass").With(V1.PushOutcome.Pushed);
        pushed.Targeted = Submitted.Side("xen=fourth");
        await rig.SubmitAsync(Ct, [.. Story.Append(pushed).Take(submitted)]);

        var answer = await rig.Store.GetBaselineAsync(
            new V1.GetBaselineRequest { Branch = "labs/default/branches/xen-unstable" }, cancellationToken: Ct);
        var report = await rig.Classifier.RenderReportAsync(new V1.RenderReportRequest { Flight = toldBy }, cancellationToken: Ct);

        Assert.Equal(toldBy, answer.Baseline.ToldBy);
        Assert.NotEmpty(answer.Baseline.PushAges);
        Assert.Equal(report.Flight.PushAges, answer.Baseline.PushAges);
    }

    /// <summary>The first flight that failed is excluded, before all flights and after them, and let in again.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task ExcludedFlight_OpensNoEpisodeAndMovesNoGate(int recordedAfter)
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        await rig.SubmitAsync(Ct, [.. Story.Take(recordedAfter)]);
        await rig.ExcludeAsync(290, false, 1, Ct);
        await rig.ExcludeAsync(290, false, 1, Ct);
        await rig.SubmitAsync(Ct, Story);

        Assert.Contains(
            "290 Regressions: test-a start REGR. vs. 200 (Regression, Blocking, NotPrinted)", await rig.TellFlightsAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(
            """
            test-a start: 300 to 300, 1 failures, Fixed by 310
            test-a stop: 310 to 310, 1 failures, Open
            """.ReplaceLineEndings("\n"),
            await rig.TellRegressionsAsync(Ct));
        Assert.Equal(["200 Open", "300 Shut", "310 Shut"], await rig.GateFlightsAsync(Ct));

        await rig.ExcludeAsync(290, true, 2, Ct);
        await rig.SubmitAsync(Ct, Story);

        Assert.Contains("test-a start: 290 to 300, 2 failures, Fixed by 310", await rig.TellRegressionsAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(["200 Open", "290 Shut", "310 Shut"], await rig.GateFlightsAsync(Ct));
    }

    /// <summary>Where the only flight of the baseline is excluded, nothing ever passed.</summary>
    [Fact]
    public async Task ExcludedFlight_IsNoEvidence()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        await rig.SubmitAsync(Ct, Story[..2]);
        await rig.ExcludeAsync(200, false, 1, Ct);
        await rig.SubmitAsync(Ct, Story[..2]);

        Assert.Equal(
            "290 Tolerable: test-a start never pass (None, NonBlocking, NotPrinted)\n200 Perfect: ", await rig.TellFlightsAsync(Ct));
    }

    [Fact]
    public async Task FlightOfTheSameRevisions_InWhichTheStepPassed_IsJudgedToo()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);

        await rig.SubmitAsync(
            Ct,
            Submitted.Flight("200 xen=old -9d", "test-a start=pass", "test-b start=pass").Against("xen=old", "xen=prior"),
            Submitted.Flight("290 xen=new -5d", "test-a start=pass", "test-b start=fail").Against("xen=new", "xen=old"),
            Submitted.Flight("300 xen=new -3d", "test-a start=fail", "test-b start=pass").Against("xen=new", "xen=old"));

        Assert.StartsWith(
            "300 Tolerable: test-b start in 290 pass in 300 (None, Intermittent, NotPrinted); "
                + "test-a start pass in 290 (None, Intermittent, NotPrinted)\n",
            await rig.TellFlightsAsync(Ct),
            StringComparison.Ordinal);
    }
}
