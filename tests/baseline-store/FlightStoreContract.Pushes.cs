using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    private const int PushedFlightCount = 20;

    /// <summary>Random histories in which pushes are recorded beside the flights, before or after them, shuffled and doubled: nothing changes
    /// unannounced, and it ends as if each push had been reported with its flight.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task RecordPush_RandomHistories_EndAsIfTheFlightsHadToldIt(int oneMailedOf)
    {
        var firstSeed = Random.Shared.Next(1_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"first seed {firstSeed}");
        for (var seed = firstSeed; seed < firstSeed + CompleteHistoryCount; seed++)
        {
            await using var store = await OpenAnotherAsync();
            var random = new RandomCompleteHistory(seed, oneMailedOf);
            var flights = random.Flights(PushedFlightCount);
            var pushes = random.Pushes(flights);
            object[] facts = [.. flights, .. pushes, .. random.Shuffled(pushes).Take(pushes.Count / 2)];
            var effective = new Dictionary<FlightNumber, Flight>();
            var before = new Dictionary<FlightNumber, string>();
            foreach (var fact in random.Shuffled(facts))
            {
                var announced = await RecordAsync(store, effective, fact);
                foreach (var each in effective.Values)
                {
                    var now = await StateAsync(store, each);
                    var isSame = before.TryGetValue(each.Number, out var then) && then == now;
                    Assert.True(
                        isSame || announced.Contains(each.Number), $"seed {seed}: {each.Number} after {fact} changed unannounced:\n{then}\nnow\n{now}");
                    before[each.Number] = now;
                }
            }

            await using var told = await OpenAnotherAsync();
            foreach (var flight in effective.Values.OrderBy(flight => flight.Number))
            {
                await told.Store.RecordAsync(RecordedPush.Apply(flight, pushes), Cancelled);
            }

            foreach (var flight in effective.Values)
            {
                Assert.True(await StateAsync(told, flight) == before[flight.Number], $"seed {seed}: {flight.Number} is not as if it told its push");
            }
        }
    }

    private static async Task<HashSet<FlightNumber>> RecordAsync(OpenStore store, Dictionary<FlightNumber, Flight> effective, object fact)
    {
        IReadOnlyList<Announcement> announced;
        if (fact is RecordedPush push)
        {
            announced = await store.Pushes.RecordAsync(push, Cancelled);
        }
        else
        {
            announced = await store.Store.RecordAsync((Flight)fact, Cancelled);
            Prevail(effective, (Flight)fact);
        }

        return [.. announced.Select(each => each.Flight)];
    }

    // Whether it was pushed, and what the classifier would have to judge it by.
    private static async Task<string> StateAsync(OpenStore store, Flight flight)
    {
        var found = await store.Store.FindEvidenceAsync(flight.Lab, flight.Number, Domain.Baselines.Horizon.Below, Cancelled);
        var judged = flight.Complete is null ? await EvidenceAsync(store.Store, flight) : await JudgeAsync(store.Store, flight);
        return $"{found!.Flight.ToDomain().Push?.Outcome}\n{judged}";
    }
}
