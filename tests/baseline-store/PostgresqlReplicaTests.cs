using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Tests;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>Several stores on one schema, as replicas of the service are.</summary>
public sealed class PostgresqlReplicaTests(ITestOutputHelper output) : IDisposable
{
    private const int ReplicaCount = 4;

    private const int ReportCount = 40;

    private readonly PostgresqlSchema _schema = PostgresqlSchema.New();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _schema.Dispose();

    [Fact]
    public async Task Open_SeveralAtOnce_MigrateOnce()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, ReplicaCount).Select(_ => Task.Run(() => OpenStore.On(_schema), Cancelled)));

        var run = _schema.Query("SELECT scriptname FROM schema_versions ORDER BY schemaversionsid");

        Assert.Equal(Scripts(), run);
        await CloseAsync(stores);
    }

    [Fact]
    public async Task Record_FromSeveralStoresAtOnce_EndsInTheFactsOfAnOrderlyRun()
    {
        var seed = TestSeed.First;
        output.WriteLine($"seed {seed}");
        var history = new RandomHistory(seed);
        var reports = history.Reports(ReportCount);
        var stores = Enumerable.Range(0, ReplicaCount).Select(_ => OpenStore.On(_schema)).ToArray();

        // Each replica gets every report, in an order of its own, several at a time.
        var orders = stores.Select(store => (Store: store, Reports: history.Shuffled(reports))).ToList();
        await Task.WhenAll(orders.Select(each => Parallel.ForEachAsync(
            each.Reports,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancelled },
            async (report, token) =>
            {
                foreach (var announced in await each.Store.Store.RecordAsync(report, token))
                {
                    await JudgeAsync(each.Store, announced.Flight, announced.HistoryVersion, token);
                }
            })));

        await using var orderly = OpenStore.Sqlite();
        foreach (var report in reports)
        {
            await orderly.Store.RecordAsync(report, Cancelled);
        }

        foreach (var number in reports.Select(report => report.Number).Distinct())
        {
            Assert.Equal(await FactsAsync(orderly, number), await FactsAsync(stores[number.Value % ReplicaCount], number));
        }

        Assert.Empty(await stores[0].Store.ListNotDoneAsync(Cancelled));
        await CloseAsync(stores);
    }

    [Fact]
    public async Task KeepClassification_FromSeveralStoresAtOnce_KeepsTheNewest()
    {
        var stores = Enumerable.Range(0, ReplicaCount).Select(_ => OpenStore.On(_schema)).ToArray();
        await stores[0].Store.RecordAsync(Flight(10), Cancelled);

        await Task.WhenAll(Enumerable.Range(1, 60).Select(version =>
            JudgeAsync(stores[version % ReplicaCount], new FlightNumber(10), version * 37 % 61, Cancelled)));

        var entry = await stores[0].Store.FindFlightAsync(Lab, new FlightNumber(10), Cancelled);
        Assert.Equal(60, entry!.Classification!.HistoryVersion);
        Assert.Equal(
            new ReportState(true, 1, 60, 60),
            Assert.Single(await stores[1].Store.FindStatesAsync([new ReportKey(Lab, new FlightNumber(10), Digest("10"))], Cancelled)));
        await CloseAsync(stores);
    }

    private static async Task JudgeAsync(OpenStore store, FlightNumber flight, long version, CancellationToken cancellationToken)
    {
        var classification = new V1.Classification { RulesVersion = 1, HistoryVersion = version };
        await store.Store.KeepClassificationAsync(Lab, flight, classification, cancellationToken);
        await store.Store.MarkAppliedAsync(Lab, flight, version, cancellationToken);
    }

    private static async Task<(Flight Facts, int Versions, EquatableList<StepEvidence> Below, EquatableList<StepEvidence> All)> FactsAsync(
        OpenStore store, FlightNumber number)
    {
        var entry = await store.Store.FindFlightAsync(Lab, number, Cancelled);
        var below = await store.Store.FindEvidenceAsync(Lab, number, Horizon.Below, Cancelled);
        var all = await store.Store.FindEvidenceAsync(Lab, number, Horizon.All, Cancelled);
        return (entry!.Flight.ToDomain(), entry.FactVersionCount, below!.Evidence.Steps, all!.Evidence.Steps);
    }

    private static IEnumerable<string> Scripts() =>
        from name in typeof(BaselineStoreModule).Assembly.GetManifestResourceNames()
        where name.StartsWith("Sql/Migrations/postgresql/", StringComparison.Ordinal)
        orderby name
        select Path.GetFileName(name);

    private static async Task CloseAsync(IEnumerable<OpenStore> stores)
    {
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }
}
