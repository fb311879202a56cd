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
        Assert.Equal(V1.Horizon.Below, (await rig.Questions.ReadAsync(Ct)).Horizon);
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
}
