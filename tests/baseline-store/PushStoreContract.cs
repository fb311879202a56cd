using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>What the table of pushes promises, whatever the database.</summary>
public abstract class PushStoreContract
{
    private static readonly RecordedPush Push = new(
        Lab, Branch, new FlightNumber(20), [], Forced: false, DateTimeOffset.UnixEpoch.AddDays(21), "Ada Example", "");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected abstract OpenStore Store { get; }

    [Fact]
    public async Task Record_BeforeTheFlight_AnnouncesNobodyAndCountsThen()
    {
        Assert.Empty(await Store.Pushes.RecordAsync(Push, Cancelled));
        await Store.Store.RecordAsync(Flight(20), Cancelled);

        Assert.Equal(PushOutcome.Pushed, (await FactsAsync()).Push?.Outcome);
    }

    [Fact]
    public async Task Record_AfterTheFlight_AnnouncesItAnew()
    {
        await Store.Store.RecordAsync(Flight(20), Cancelled);

        var announcement = Assert.Single(await Store.Pushes.RecordAsync(Push, Cancelled));

        Assert.Equal((new FlightNumber(20), 2, V1.RecordingCause.Facts), (announcement.Flight, announcement.HistoryVersion, announcement.Cause));
        Assert.Equal(PushOutcome.Pushed, (await FactsAsync()).Push?.Outcome);
    }

    [Fact]
    public async Task Record_SameAgain_ChangesNothingAndAnnouncesWhatIsNotDone()
    {
        await Store.Store.RecordAsync(Flight(20), Cancelled);
        await Store.Pushes.RecordAsync(Push, Cancelled);

        var announcement = Assert.Single(await Store.Pushes.RecordAsync(Push, Cancelled));

        Assert.Equal((2, V1.RecordingCause.Repeated), (announcement.HistoryVersion, announcement.Cause));
        Assert.Single((await Store.Store.FindFlightAsync(Lab, new FlightNumber(20), Cancelled))!.Pushes);
    }

    [Fact]
    public async Task FindFlight_Pushed_KeepsTheReportAsItIs()
    {
        await Store.Store.RecordAsync(Flight(20), Cancelled);
        await Store.Pushes.RecordAsync(Push, Cancelled);

        var entry = await Store.Store.FindFlightAsync(Lab, new FlightNumber(20), Cancelled);

        Assert.Null(entry!.Flight.Push);
        Assert.Equal([Push], entry.Pushes.Select(PushMapping.ToDomain));
    }

    [Fact]
    public async Task FindBaseline_Pushed_IsWhatTheFlightTargeted()
    {
        await Store.Store.RecordAsync(Flight(20, "b", "a"), Cancelled);
        await Store.Pushes.RecordAsync(Push, Cancelled);

        var baseline = (await Store.Store.FindBaselineAsync(Lab, Branch, null, Cancelled))!.Baseline!;

        Assert.Equal(([new TreeRevision("xen", "b")], new FlightNumber(20)), (baseline.Revisions, baseline.Flight));
    }

    private async Task<Flight> FactsAsync() =>
        (await Store.Store.FindEvidenceAsync(Lab, new FlightNumber(20), Horizon.Below, Cancelled))!.Flight.ToDomain();
}
