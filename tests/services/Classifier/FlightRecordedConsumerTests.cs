using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Flights.Platform.Telemetry;
using Grpc.Core;

namespace Flights.Services.Tests.Classifier;

public sealed class FlightRecordedConsumerTests
{
    private static readonly V1.FlightRecorded Recorded = new()
    {
        Flight = ClassifierRig.FlightName,
        HistoryVersion = 16,
        Cause = V1.RecordingCause.Facts,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Consume_RecordedFlight_PublishesTheFactsAndWhatItThinksOfThem()
    {
        await using var rig = await ClassifierRig.StartAsync(ClassifierRig.Regressed, Ct);

        await rig.PublishAsync(Recorded, Ct);

        var classified = await rig.Published.ReadAsync(Ct);
        Assert.Equal(ClassifierRig.Regressed().Flight, classified.Flight);
        Assert.Equal(
            (ClassifierRig.FlightName, V1.FlightVerdict.Regressions, 17),
            (classified.Classification.Flight, classified.Classification.Verdict, classified.Classification.HistoryVersion));
        var question = await rig.Questions.ReadAsync(Ct);
        Assert.True(question is { Horizon: V1.Horizon.Below, WithoutSteps: false });
    }

    [Fact]
    public async Task Consume_SameFlightTwice_PublishesTheSameTwice()
    {
        await using var rig = await ClassifierRig.StartAsync(ClassifierRig.Regressed, Ct);

        await rig.PublishAsync(Recorded, Ct);
        await rig.PublishAsync(Recorded, Ct);

        Assert.Equal(await rig.Published.ReadAsync(Ct), await rig.Published.ReadAsync(Ct));
    }

    [Fact]
    public async Task Consume_StoreAwayAtFirst_AsksAgain()
    {
        var calls = 0;
        await using var rig = await ClassifierRig.StartAsync(
            () => Interlocked.Increment(ref calls) < 3
                ? throw new RpcException(new Status(StatusCode.Unavailable, "Not now."))
                : ClassifierRig.Regressed(),
            Ct);

        await rig.PublishAsync(Recorded, Ct);

        Assert.Equal(17, (await rig.Published.ReadAsync(Ct)).Classification.HistoryVersion);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Consume_RecordedFlight_IsTracedAndCounted()
    {
        // Other tests run at the same time: this one's flight has a name of its own.
        var recorded = new V1.FlightRecorded(Recorded) { Flight = "labs/default/flights/301" };
        var spans = new ConcurrentBag<Activity>();
        using var spanListener = new ActivityListener
        {
            ShouldListenTo = source => source == FlightsTelemetry.Classifier,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(spanListener);
        var verdicts = new ConcurrentBag<object?>();
        using var meterListener = new MeterListener();
        meterListener.SetMeasurementEventCallback<long>((_, _, tags, _) => verdicts.Add(tags[0].Value));
        meterListener.EnableMeasurementEvents(FlightsTelemetry.Metrics.FlightsClassified);
        await using var rig = await ClassifierRig.StartAsync(ClassifierRig.Regressed, Ct);

        await rig.PublishAsync(recorded, Ct);

        var span = Assert.Single(spans, span => Equals(span.GetTagItem(FlightsTelemetry.Tags.Flight), recorded.Flight));
        Assert.Equal(
            (FlightsTelemetry.Spans.Classify, "xen-unstable", "Regressions"),
            (span.OperationName, span.GetTagItem(FlightsTelemetry.Tags.Branch), span.GetTagItem(FlightsTelemetry.Tags.Verdict)));
        Assert.Contains("Regressions", verdicts);
    }
}
