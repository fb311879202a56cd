using Flights.Oracle.Tests;
using Flights.Tests;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>Order does not matter: a history that is delivered shuffled, doubled, several at once, to services that are aborted or killed
/// and started again, ends in what it ends in when it is delivered in order and nothing happens. <c>FLIGHTS_TEST_SEED</c>
/// takes other histories, and <c>FLIGHTS_ORDER_HISTORIES</c> more of them.</summary>
public sealed class OrderTests
{
    private const int FewestFlights = 12;
    private const int OracleFlights = 10;

    private static readonly int HistoryCount = EnvironmentNumber.Of("FLIGHTS_ORDER_HISTORIES", 1);

    private static readonly Lazy<Task<List<(History History, FinalState State)>>> Expected = new(() => DeliverInOrderAsync(Histories()));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Histories_InAnyOrderWhileConsumersAreAborted_EndInTheSameState(bool onPostgresql)
    {
        await using var database = onPostgresql ? await PostgresqlDatabase.NewAsync() : null;
        await using var suite = await EmbeddedSuiteRig.StartAsync(database?.Variables ?? new Dictionary<string, string>(), TestSeed.First, Ct);
        await RunAsync(suite, suite.BeginToAbort);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Histories_InAnyOrderWhileServicesAreKilled_EndInTheSameState(bool onPostgresql)
    {
        var broker = TestServers.RabbitMq(onPostgresql ? "order-postgresql" : "order");
        await using var database = onPostgresql ? await PostgresqlDatabase.NewAsync() : null;
        await using var suite = await KilledSuite.StartAsync(database?.Variables ?? new Dictionary<string, string>(), broker, Ct);
        await using var subscriber = await PlainSubscriber.StartAsync(broker, Ct);
        foreach (var state in await RunAsync(suite, () => { }))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            patience.CancelAfter(TimeSpan.FromSeconds(30));
            foreach (var (branch, ledger) in state.Ledgers)
            {
                await subscriber.WaitForAsync(branch, ledger, patience.Token);
            }
        }
    }

    private static async Task<List<FinalState>> RunAsync(ISuite suite, Action beginToDisturb)
    {
        using var clients = new Clients(suite.Addresses);
        var ended = new List<FinalState>();
        TestContext.Current.TestOutputHelper?.WriteLine($"FLIGHTS_TEST_SEED={TestSeed.First}");
        foreach (var (history, expected) in await Expected.Value)
        {
            beginToDisturb();
            TestContext.Current.TestOutputHelper?.WriteLine(history.Name);
            var random = new Random(TestSeed.First);
            Delivery[] order = [.. history.Deliveries, .. history.Deliveries.Where(_ => random.Next(2) == 0)];
            random.Shuffle(order);
            var disturbed = Enumerable.Range(0, 2).Select(_ => random.Next(order.Length)).ToHashSet();
            await new Deliverer(suite, clients).DeliverAtOnceAsync(order, disturbed, Ct);

            var state = await FinalState.ReadAsync(clients, history, Ct);
            state.AssertIs(expected, history.Name);
            foreach (var (branch, ledger) in state.Ledgers)
            {
                Assert.True(ledger == await EventFold.OfAsync(clients, branch, Ct), $"{history.Name}: the fold of the events is not the ledger of {branch}.");
            }

            ended.Add(state);
        }

        Assert.True(suite.FaultCount > 0, "Nothing was disturbed.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{ended.Count} histories, {suite.FaultCount} faults");
        return ended;
    }

    /// <summary>The orderly deliveries, to an embedded suite with nothing else to do.</summary>
    internal static async Task<List<(History History, FinalState State)>> DeliverInOrderAsync(IEnumerable<History> histories)
    {
        await using var suite = await EmbeddedSuiteRig.StartAsync(new Dictionary<string, string>(), 0, CancellationToken.None);
        using var clients = new Clients(suite.Addresses);
        var ended = new List<(History History, FinalState State)>();
        foreach (var history in histories)
        {
            await new Deliverer(suite, clients).DeliverInOrderAsync(history.Deliveries, CancellationToken.None);
            ended.Add((history, await FinalState.ReadAsync(clients, history, CancellationToken.None)));
        }

        return ended;
    }

    private static IEnumerable<History> Histories()
    {
        for (var seed = TestSeed.First; seed < TestSeed.First + HistoryCount; seed++)
        {
            yield return RandomFlights.Of(seed, FewestFlights + (seed % FewestFlights));
        }

        if (OracleFolder.IsThere)
        {
            var random = new Random(TestSeed.First);
            var scenarios = OracleFolder.Scenarios().ToList();
            yield return OracleHistory.Of(scenarios[random.Next(scenarios.Count)], OracleFlights, random);
        }
    }
}
