using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Services.Tests.Notifier;

/// <summary>What a stream of events promises, whatever the database.</summary>
public abstract class EventWatchContract(SqlDialect dialect)
{
    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_FromACursor_GoesOnBehindIt()
    {
        using var rig = new LedgerRig(dialect);
        var count = await rig.ApplyAllAsync([new Run(100), new Run(101, Bad), new Run(102), new Run(103, Bad)], Token);
        var all = await rig.EventsAsync(count, Token);

        var rest = await rig.EventsAsync(count - 3, Token, new V1.BranchCursor { Branch = LedgerRig.PlumBranch, AfterSequence = 3 });

        Assert.Equal(all.Skip(3), rest);
        Assert.Equal($"{LedgerRig.PlumBranch}/events/4", rest[0].Header()!.Name);
        Assert.Equal("labs/orchard/flights/102", rest[0].Header()!.CauseFlight);
    }

    [Fact]
    public async Task Watch_WhileFlightsArrive_SeesEachEventOnce()
    {
        using var rig = new LedgerRig(dialect);
        var first = await rig.ApplyAllAsync([new Run(100, Bad)], Token);
        await using var events = rig.WatchAsync(new V1.WatchEventsRequest(), Token).GetAsyncEnumerator(Token);
        for (var sequence = 1; sequence <= first; sequence++)
        {
            Assert.True(await events.MoveNextAsync());
        }

        var next = events.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        var second = await rig.ApplyAllAsync([new Run(101), new Run(102, Bad)], Token);

        Assert.True(await next);
        var sequences = new List<long> { events.Current.Header()!.Sequence };
        while (sequences.Count < second)
        {
            Assert.True(await events.MoveNextAsync());
            sequences.Add(events.Current.Header()!.Sequence);
        }

        Assert.Equal(Enumerable.Range(first + 1, second).Select(each => (long)each), sequences);
    }

    [Fact]
    public async Task Watch_OfManyEvents_ReadsAllPages()
    {
        using var rig = new LedgerRig(dialect);
        var runs = Enumerable.Range(0, 260).Select(place => place % 2 == 0 ? new Run(100 + place) : new Run(100 + place, Bad));
        var count = await rig.ApplyAllAsync(runs, Token);

        var events = await rig.EventsAsync(count, Token);

        Assert.Equal(Enumerable.Range(1, count).Select(each => (long)each), events.Select(told => told.Header()!.Sequence));
    }

    [Fact]
    public async Task Watch_OfABranchThatIsNotKnownYet_WaitsForIt()
    {
        using var rig = new LedgerRig(dialect);
        var events = rig.EventsAsync(1, Token, new V1.BranchCursor { Branch = LedgerRig.PlumBranch });
        await rig.ApplyAsync(new Run(100), Token);

        Assert.Equal(V1.LedgerEvent.EventOneofCase.GateChanged, Assert.Single(await events).EventCase);
    }

    [Fact]
    public async Task Watch_WithAFilter_SeesWhatItHolds()
    {
        using var rig = new LedgerRig(dialect);
        var count = await rig.ApplyAllAsync([new Run(100), new Run(101, Bad), new Run(102), new Run(103, Bad), new Run(104)], Token);
        var all = await rig.EventsAsync(count, Token);
        var opened = all.Where(told => told.EventCase == V1.LedgerEvent.EventOneofCase.RegressionOpened).ToList();

        var watched = await rig.WatchedAsync(opened.Count, new V1.WatchEventsRequest { Filter = "kind = regression.opened" }, Token);

        Assert.Equal(2, opened.Count);
        Assert.Equal(opened, watched);
    }

    [Fact]
    public async Task Watch_FromATime_BeginsWithItsFirstEvent()
    {
        using var rig = new LedgerRig(dialect);
        var count = await rig.ApplyAllAsync(Enumerable.Range(0, 20).Select(place => place % 2 == 0 ? new Run(100 + place) : new Run(100 + place, Bad)), Token);
        var all = await rig.EventsAsync(count, Token);

        foreach (var time in all.Select(told => told.Header()!.CreateTime).Distinct())
        {
            var expected = all.Where(told => told.Header()!.CreateTime >= time).ToList();
            Assert.Equal(expected, await rig.WatchedAsync(expected.Count, new V1.WatchEventsRequest { StartTime = time }, Token));
        }
    }

    [Fact]
    public async Task Watch_FromACursorOfOneBranch_SeesOthersIfItIsAskedTo()
    {
        using var rig = new LedgerRig(dialect);
        var count = await rig.ApplyAllAsync([new Run(100, Bad), new Run(101)], Token);
        var end = new V1.BranchCursor { Branch = LedgerRig.PlumBranch, AfterSequence = count };
        var other = new Run(200, Bad) { On = Run.OtherBranch };
        var otherCount = (await rig.ApplyAsync(other, Token)).EventCount;

        var seen = await rig.WatchedAsync(otherCount, new V1.WatchEventsRequest { Cursors = { end }, OtherBranches = true }, Token);
        await rig.ApplyAsync(new Run(102, Bad), Token);
        var next = Assert.Single(await rig.WatchedAsync(1, new V1.WatchEventsRequest { Cursors = { end } }, Token));

        Assert.All(seen, told => Assert.StartsWith(ResourceNames.Branch(Run.Lab, Run.OtherBranch) + "/", told.Header()!.Name, StringComparison.Ordinal));
        Assert.Equal($"{LedgerRig.PlumBranch}/events/{count + 1}", next.Header()!.Name);
    }

    [Fact]
    public async Task Watch_ThatIsCancelled_Ends()
    {
        using var rig = new LedgerRig(dialect);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var events = rig.EventsAsync(1, end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => events);
    }

    private static V1.BranchCursor Cursor() => new() { Branch = LedgerRig.PlumBranch };

    public static TheoryData<string, V1.BranchCursor[]> WrongCursors() => new()
    {
        // reason                  cursors
        { "INVALID_RESOURCE_NAME", [new V1.BranchCursor { Branch = "plum-unstable" }] },
        { "INVALID_CURSOR",        [new V1.BranchCursor { Branch = LedgerRig.PlumBranch, AfterSequence = -1 }] },
        { "INVALID_CURSOR",        [Cursor(), Cursor()] },
        { "CURSOR_BEYOND_END",     [new V1.BranchCursor { Branch = LedgerRig.PlumBranch, AfterSequence = 1 }] },
    };

    [Theory]
    [MemberData(nameof(WrongCursors))]
    public async Task Watch_FromAWrongCursor_IsRefused(string reason, V1.BranchCursor[] cursors)
    {
        using var rig = new LedgerRig(dialect);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.EventsAsync(1, Token, cursors));

        Assert.Equal((ErrorKind.InvalidArgument, reason), (refusal.Kind, refusal.Reason));
    }

    public static TheoryData<string, string, V1.WatchEventsRequest> WrongRequests() => new()
    {
        // reason           field         request
        { "INVALID_CURSOR", "start_time", new V1.WatchEventsRequest { Cursors = { Cursor() }, StartTime = new Timestamp() } },
        { "FILTER_SYNTAX",  "filter",     new V1.WatchEventsRequest { Filter = "kind =" } },
        { "FILTER_FIELD",   "filter",     new V1.WatchEventsRequest { Filter = "colour = plum" } },
        { "INVALID_CURSOR", "cursors",    new V1.WatchEventsRequest { Cursors = { Enumerable.Range(0, 10_001).Select(_ => Cursor()) } } },
    };

    [Theory]
    [MemberData(nameof(WrongRequests))]
    public async Task Watch_OfAWrongRequest_IsRefused(string reason, string field, V1.WatchEventsRequest request)
    {
        using var rig = new LedgerRig(dialect);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.WatchedAsync(1, request, Token));

        Assert.Equal((ErrorKind.InvalidArgument, reason, field), (refusal.Kind, refusal.Reason, refusal.Field));
    }

    [Fact]
    public async Task Watch_FromBeyondTheEnd_TellsWhereThatIs()
    {
        using var rig = new LedgerRig(dialect);
        var cursor = new V1.BranchCursor { Branch = LedgerRig.PlumBranch, AfterSequence = 7 };

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.EventsAsync(1, Token, cursor));

        Assert.Equal("0", refusal.Metadata["last_sequence"]);
    }
}
