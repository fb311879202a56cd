namespace Flights.EndToEnd.Tests.Order;

/// <summary>A rolling restart of all services while reports come in loses nothing and tells nothing twice.</summary>
public sealed class RollingRestartTests
{
    // A history of three branches with mailed, complete, late and corrected flights.
    private const int Seed = 7;
    private const int FlightCount = 24;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_WhileServicesAreRestartedOneByOne_EndsAsIfTheyWereNot()
    {
        var broker = TestServers.RabbitMq("rolling");
        var history = RandomFlights.Of(Seed, FlightCount);
        var expected = await DeliverInOrderAsync(history);
        await using var suite = await RollingSuite.StartAsync(broker, Ct);
        await using var subscriber = await PlainSubscriber.StartAsync(broker, Ct);
        using var clients = new Clients(suite.Addresses);
        Delivery[] order = [.. history.Deliveries];
        new Random(Seed).Shuffle(order);

        var steps = FourProcesses.Names.Select((_, step) => order.Length * (step + 1) / (FourProcesses.Names.Count + 1)).ToHashSet();

        await new Deliverer(suite, clients).DeliverAtOnceAsync(order, steps, Ct);

        Assert.Equal(FourProcesses.Names.Count, suite.FaultCount);
        var state = await FinalState.ReadAsync(clients, history, Ct);
        state.AssertIs(expected, history.Name);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        foreach (var (branch, ledger) in state.Ledgers)
        {
            Assert.True(ledger == await EventFold.OfAsync(clients, branch, Ct), $"The fold of the events is not the ledger of {branch}.");
            await subscriber.WaitForAsync(branch, ledger, patience.Token);
        }

        Assert.Equal(0, subscriber.RepeatedCount);
        Assert.Equal(0, await GivenUpMessages.CountAsync(broker, Ct));
    }

    private static async Task<FinalState> DeliverInOrderAsync(History history)
    {
        await using var suite = await EmbeddedSuiteRig.StartAsync(new Dictionary<string, string>(), Seed, Ct);
        using var clients = new Clients(suite.Addresses);
        await new Deliverer(suite, clients).DeliverInOrderAsync(history.Deliveries, Ct);
        return await FinalState.ReadAsync(clients, history, Ct);
    }
}
