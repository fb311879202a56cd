using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

/// <summary>What the ledger promises, whatever the database.</summary>
public abstract class LedgerServiceContract(SqlDialect dialect)
{
    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Flights_InAnyOrderWithRepetitions_GiveTheLedgerOfTheSet(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 15; round++)
        {
            using var rig = new LedgerRig(dialect);
            var arrivals = RandomRuns.Arrivals(random);

            var count = await rig.ApplyAllAsync(arrivals, Token);

            var expected = Ledger.Of(arrivals
                .GroupBy(run => run.Number)
                .Select(versions => versions.MaxBy(run => run.HistoryVersion)!.Input));
            var listed = await rig.ListAsync(Token);
            var events = await rig.EventsAsync(count, Token);
            var replica = events.Select(told => told.ToDomain()!).Aggregate(BranchLedger.Empty, LedgerReplica.Apply);
            var order = string.Join(' ', arrivals.Select(run => $"{run.Number}v{run.HistoryVersion}"));
            var hint = $"Seed {seed}, round {round}, flights {order}";
            var unnamed = IncidentIds.Without(listed);
            Assert.True(expected == unnamed, $"{hint}:\n{LedgerText.Of(expected)}\n-- is listed as\n{LedgerText.Of(unnamed)}");
            Assert.True(listed == replica, $"{hint}:\n{LedgerText.Of(listed)}\n-- is told as\n{LedgerText.Of(replica)}");
            IncidentIds.AssertNameGroups(listed, hint);
            Assert.Equal(Enumerable.Range(1, count).Select(each => (long)each), events.Select(told => told.Header()!.Sequence));
        }
    }

    [Fact]
    public async Task Flights_AtTheSameTime_GiveTheLedgerOfTheSet()
    {
        using var rig = new LedgerRig(dialect);
        var arrivals = RandomRuns.Arrivals(new Random(7));

        var applied = await Task.WhenAll(arrivals.Select(run => Task.Run(() => rig.ApplyAsync(run, Token), Token)));

        var expected = Ledger.Of(arrivals.GroupBy(run => run.Number).Select(versions => versions.MaxBy(run => run.HistoryVersion)!.Input));
        var listed = await rig.ListAsync(Token);
        Assert.Equal(expected, IncidentIds.Without(listed));
        var events = await rig.EventsAsync(applied.Sum(each => each.EventCount), Token);
        Assert.Equal(listed, events.Select(told => told.ToDomain()!).Aggregate(BranchLedger.Empty, LedgerReplica.Apply));
    }

    [Fact]
    public async Task SameClassification_Again_ChangesNothingAndIsAnswered()
    {
        using var rig = new LedgerRig(dialect);
        var run = new Run(100, Bad) { HistoryVersion = 5 };

        var first = await rig.ApplyAsync(run, Token);
        var second = await rig.ApplyAsync(run, Token);

        Assert.Equal((5L, 2), (first.HistoryVersion, first.EventCount));
        Assert.Equal((5L, 0), (second.HistoryVersion, second.EventCount));
    }

    [Fact]
    public async Task OlderClassification_IsIgnoredAndAnsweredWithTheNewer()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad) { HistoryVersion = 5 }, Token);

        var older = await rig.ApplyAsync(new Run(100) { HistoryVersion = 4 }, Token);

        Assert.Equal((5L, 0), (older.HistoryVersion, older.EventCount));
        Assert.Single((await rig.ListAsync(Token)).Regressions);
    }

    [Fact]
    public async Task FlightThatIsNoMainFlight_IsAnsweredAndChangesNothing()
    {
        using var rig = new LedgerRig(dialect);

        var applied = await rig.ApplyAsync(new Run(100, Bad) { Blessing = "play", HistoryVersion = 3 }, Token);

        Assert.Equal((3L, 0), (applied.HistoryVersion, applied.EventCount));
        Assert.Equal("labs/orchard/flights/100", applied.Flight);
        Assert.Equal(BranchLedger.Empty, await rig.ListAsync(Token));
    }

    [Fact]
    public async Task FlightThatIsNoMainFlightAnyMore_LeavesTheLedger()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync([new Run(100, Bad), new Run(101, Bad)], Token);

        await rig.ApplyAllAsync([new Run(100, Bad) { Blessing = "running", HistoryVersion = 2 }], Token);

        Assert.Equal(101, Assert.Single((await rig.ListAsync(Token)).Regressions).FirstBad.Value);
    }

    [Fact]
    public async Task FlightThatChangesItsBranch_LeavesTheOneAndEntersTheOther()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);
        var moved = LedgerRig.Message(new Run(100, Bad) { HistoryVersion = 2 });
        moved.Flight.Branch = "labs/orchard/branches/pear-unstable";

        await rig.Ledger.ApplyAsync(moved, Token);

        Assert.Equal(BranchLedger.Empty, await rig.ListAsync(Token));
        var told = await rig.Gates.GetAsync(Run.Lab, new BranchName("pear-unstable"), Token);
        Assert.Equal(V1.GateState.Shut, told.Gate.State);
        await Assert.ThrowsAsync<FlightsException>(() => rig.Gates.GetAsync(Run.Lab, Run.Branch, Token));
    }

    [Fact]
    public async Task Ledger_AfterARestart_GoesOn()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);

        rig.Restart();
        await rig.ApplyAsync(new Run(101, Bad), Token);

        Assert.Equal(2, Assert.Single((await rig.ListAsync(Token)).Regressions).FailureCount);
    }

    [Fact]
    public async Task LateFlight_IsFoldedUntilItsTracesAreGone()
    {
        using var rig = new LedgerRig(dialect);
        var known = Enumerable.Range(0, 40).Select(place => place % 4 == 3 ? new Run(100 + place, Bad) : new Run(100 + place));
        await rig.ApplyAllAsync(known.Where(run => run.Number != 109), Token);

        var late = await rig.ApplyAsync(new Run(109), Token);
        var next = await rig.ApplyAsync(new Run(140), Token);

        Assert.Equal((0, 2), (late.EventCount, late.FoldedCount));
        Assert.Equal(1, next.FoldedCount);
    }

    [Fact]
    public async Task Report_OfAFlight_IsKeptAsFarAsTheLedgerTellsIt()
    {
        using var rig = new LedgerRig(dialect);
        var report = new Report
        {
            Subject = "unused subject",
            Preamble = ["unused preamble"],
            RevisionLog = "unused log",
            LogsUris = ["http://logs.example.org/100/"],
            Commits = [new Commit("new", ["unused parent"], "Ada Plum <ada@example.org>", "a date", "Grow plums", "unused body")],
        };
        await rig.ApplyAsync(new Run(100, Bad) { Report = report }, Token);

        await using var connection = await rig.Database.File.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT facts FROM ledger_flights";
        var facts = V1.Flight.Parser.ParseFrom((byte[])(await command.ExecuteScalarAsync(Token))!).ToString();

        Assert.Contains("Grow plums", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("unused", facts, StringComparison.Ordinal);
        var changes = Assert.Single((await rig.ListAsync(Token)).Regressions).Changes;
        Assert.Equal(["Ada Plum"], changes.People.Select(person => person.Name));
    }

    [Fact]
    public async Task MessageWithoutAClassification_IsRefused()
    {
        using var rig = new LedgerRig(dialect);
        var message = LedgerRig.Message(new Run(100));
        message.Classification = null;

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.Ledger.ApplyAsync(message, Token));

        Assert.Equal("INCOMPLETE_MESSAGE", refusal.Reason);
    }
}
