using Flights.BaselineStore.Tests;
using Flights.Domain.Regressions;
using Flights.Domain.Tests.Regressions;
using Flights.Platform.Wire;
using Flights.Tests;

namespace Flights.Services.Tests.Notifier;

/// <summary>Several ledgers on one schema, as replicas of the service are.</summary>
public sealed class PostgresqlReplicaTests(ITestOutputHelper output)
{
    private const int ReplicaCount = 3;

    private const int RoundCount = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flights_AtSeveralReplicasAtOnce_GiveTheLedgerOfTheSet()
    {
        var seed = TestSeed.First;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < RoundCount; round++)
        {
            using var schema = PostgresqlSchema.New();
            var rigs = await Task.WhenAll(Enumerable.Range(0, ReplicaCount).Select(_ => Task.Run(() => new LedgerRig(schema), Token)));
            var arrivals = RandomRuns.Arrivals(random);

            // Each replica is told of every flight, all at once.
            var counts = await Task.WhenAll(rigs.SelectMany(rig => arrivals.Select(async run => (await rig.ApplyAsync(run, Token)).EventCount)));

            var expected = Ledger.Of(arrivals
                .GroupBy(run => run.Number)
                .Select(versions => versions.MaxBy(run => run.HistoryVersion)!.Input));
            var events = await rigs[0].EventsAsync(counts.Sum(), Token);
            var listed = await rigs[1].ListAsync(Token);
            Assert.Equal(expected, IncidentIds.Without(listed));
            Assert.Equal(listed, events.Select(told => told.ToDomain()!).Aggregate(BranchLedger.Empty, LedgerReplica.Apply));
            Assert.Equal(Enumerable.Range(1, counts.Sum()).Select(each => (long)each), events.Select(told => told.Header()!.Sequence));
            Array.ForEach(rigs, rig => rig.Dispose());
        }
    }
}
