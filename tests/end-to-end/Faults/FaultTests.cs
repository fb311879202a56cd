using System.Diagnostics;
using System.Globalization;
using Flights.Domain.Regressions;
using Flights.EndToEnd.Tests.Order;
using Flights.Platform.Wire;
using Flights.Tests;

namespace Flights.EndToEnd.Tests.Faults;

/// <summary>Services, broker and database are killed at random while flights go through them, and connections are cut: in the end all is
/// as in a quiet run, nothing was given up, and who subscribes was told everything. <c>FLIGHTS_FAULT_COUNT</c> and
/// <c>FLIGHTS_FAULT_HISTORIES</c> take more of both, <c>FLIGHTS_TEST_SEED</c> others.</summary>
public sealed class FaultTests
{
    private const int FlightsOfHistory = 100;

    // Of these 60 are kills, and 6 cuts of connections.
    private static readonly int FaultCount = EnvironmentNumber.Of("FLIGHTS_FAULT_COUNT", 66);
    private static readonly int HistoryCount = EnvironmentNumber.Of("FLIGHTS_FAULT_HISTORIES", 5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Histories_WhileServicesAndServersAreKilled_EndAsInAQuietRun()
    {
        await using var servers = await OwnServers.StartAsync(["rabbitmq", "postgresql"], Ct);
        await using var subscriber = await DurableSubscriber.StartAsync(servers.Broker, Ct);
        var histories = Enumerable.Range(TestSeed.First, HistoryCount).Select(seed => RandomFlights.Of(seed, FlightsOfHistory)).ToList();
        var expected = await OrderTests.DeliverInOrderAsync(histories);
        await using var suite = await FaultySuite.StartAsync(servers, FaultCount, TestSeed.First, Ct);
        using var clients = new Clients(suite.Addresses);

        var begin = Stopwatch.GetTimestamp();
        await DeliverAsync(histories, suite, clients);
        var time = Stopwatch.GetElapsedTime(begin);

        var eventCount = 0;
        foreach (var (history, quiet) in expected)
        {
            var state = await FinalState.ReadAsync(clients, history, Ct);
            state.AssertIs(quiet, history.Name);
            foreach (var (branch, ledger) in state.Ledgers)
            {
                eventCount += await AssertToldAsync(subscriber, clients, branch, ledger);
            }
        }

        Assert.Empty(subscriber.Contradictions);
        Assert.Equal(eventCount, subscriber.Events.Count);
        Assert.Equal(0, await GivenUpMessages.CountAsync(servers.Broker.ToString(), Ct));
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{histories.Sum(each => each.Flights.Count)} flights in {time.TotalSeconds:0} s"));
        output.WriteLine($"{eventCount} events, {subscriber.DeliveryCount - eventCount} of them told once more");
        Print(suite.Outages, output.WriteLine);
    }

    private static async Task DeliverAsync(List<History> histories, FaultySuite suite, Clients clients)
    {
        var random = new Random(TestSeed.First);
        var deliveries = histories.SelectMany(history => history.Deliveries).ToArray();
        var places = Enumerable.Range(0, deliveries.Length).ToArray();
        random.Shuffle(places);
        Assert.True(suite.StrikeCount <= places.Length, "There are more faults than flights: FLIGHTS_FAULT_HISTORIES takes more of these.");
        await new Deliverer(suite, clients).DeliverAtOnceAsync(deliveries, places[..suite.StrikeCount].ToHashSet(), Ct);
        Assert.InRange(suite.FaultCount, FaultCount, FaultCount + 1);
    }

    // All that the log has came as it is there, without gaps, and each event says something that those before it had not said.
    private static async Task<int> AssertToldAsync(DurableSubscriber subscriber, Clients clients, string branch, BranchLedger ledger)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        var log = await EventFold.LogAsync(clients, branch, patience.Token);
        var folded = BranchLedger.Empty;
        foreach (var (index, logged) in log.Index())
        {
            var told = await subscriber.WaitForAsync(string.Create(CultureInfo.InvariantCulture, $"{branch}/events/{index + 1}"), patience.Token);
            Assert.Equal(logged, told);
            var next = LedgerReplica.Apply(folded, told.ToDomain()!);
            Assert.True(next != folded, $"{told.Header()!.Name} says what was said before.");
            folded = next;
        }

        Assert.Equal(ledger, folded);
        return log.Count;
    }

    private static void Print(IEnumerable<Outage> outages, Action<string> write)
    {
        foreach (var kind in outages.GroupBy(outage => outage.Strike).OrderBy(group => $"{group.Key}", StringComparer.Ordinal))
        {
            if (kind.Key.IsCut)
            {
                write($"{kind.Key.Target} cut {kind.Count()} times");
                continue;
            }

            var times = kind.Select(outage => outage.Away.TotalSeconds).Order().ToList();
            var what = kind.Key.IsTwice ? "killed, and again in its start" : "killed";
            write(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Key.Target} {what}, {times.Count} times: back after {At(0.5):0.0} s (median), {At(0.95):0.0} s (p95), {times[^1]:0.0} s (longest)"));
            double At(double share) => times[(int)(share * (times.Count - 1))];
        }
    }
}
