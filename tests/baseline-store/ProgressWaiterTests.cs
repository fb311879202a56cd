using Flights.BaselineStore.Bisections;
using Flights.BaselineStore.Progress;
using Flights.Domain.Flights;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

public sealed class ProgressWaiterTests : IAsyncDisposable
{
    private static readonly ReportKey[] Reports =
        [new(Lab, new FlightNumber(10), Digest("10")), new(Lab, new FlightNumber(11), Digest("11"))];

    private readonly OpenStore _store = OpenStore.Sqlite();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private ProgressWaiter Waiter => new(_store.Store, _store.Bisections, _store.Signal, TimeProvider.System);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Wait_EnoughDone_AnswersAtTheCommitThatMakesItSo()
    {
        var waiting = Waiter.WaitAsync(Reports, [], 1, TimeSpan.FromSeconds(60), Cancelled);

        await _store.Store.RecordAsync(Flight(10), Cancelled);
        Assert.False(waiting.IsCompleted);
        var classification = new V1.Classification { RulesVersion = 1, HistoryVersion = 1 };
        await _store.Store.MarkAppliedAsync(Lab, new FlightNumber(10), 1, Cancelled);
        await _store.Store.KeepClassificationAsync(Lab, new FlightNumber(10), classification, Cancelled);

        Assert.Equal([true, false], (await waiting).Reports.Select(state => state.IsDone));
    }

    [Fact]
    public async Task Wait_ForABisection_AnswersWhenItIsRecorded()
    {
        var bisection = BisectionFacts.Bisection("one");
        var key = new BisectionKey(bisection.Lab, bisection.Branch, BisectionId.Of(bisection));
        var waiting = Waiter.WaitAsync(Reports, [key, key with { Id = "00" }], 1, TimeSpan.FromSeconds(60), Cancelled);

        await _store.Store.RecordAsync(Flight(10), Cancelled);
        Assert.False(waiting.IsCompleted);
        await _store.Bisections.RecordAsync(bisection, Cancelled);

        Assert.Equal([true, false], (await waiting).AreRecorded);
    }

    [Fact]
    public async Task Wait_TimeOver_AnswersWithWhatThereIs()
    {
        var progress = await Waiter.WaitAsync(Reports, [], 2, TimeSpan.FromMilliseconds(5), Cancelled);

        Assert.Equal([ReportState.Absent, ReportState.Absent], progress.Reports);
    }

    [Fact]
    public async Task Wait_NothingAskedFor_AnswersAtOnce() =>
        Assert.Equal(2, (await Waiter.WaitAsync(Reports, [], 0, TimeSpan.FromSeconds(60), Cancelled)).Reports.Count);

    [Fact]
    public async Task Wait_CallerGone_GivesUp()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var waiting = Waiter.WaitAsync(Reports, [], 2, TimeSpan.FromSeconds(60), caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
