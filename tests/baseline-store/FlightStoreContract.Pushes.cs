using Flights.Domain.Flights;
using Flights.Tests;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    private const int PushedFlightCount = 12;

    /// <summary>Random histories in which pushes are recorded beside the flights, before or after them, shuffled and doubled: nothing changes
    /// unannounced, and it ends as if each push had been reported with its flight.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task RecordPush_RandomHistories_EndAsIfTheFlightsHadToldIt(int oneMailedOf)
    {
        var firstSeed = TestSeed.First;
        TestContext.Current.TestOutputHelper?.WriteLine($"first seed {firstSeed}");
        for (var seed = firstSeed; seed < firstSeed + BesideHistoryCount; seed++)
        {
            await using var store = await OpenAnotherAsync();
            var random = new RandomCompleteHistory(seed, oneMailedOf);
            var flights = random.Flights(PushedFlightCount);
            var pushes = random.Pushes(flights);
            object[] facts = [.. flights, .. pushes, .. random.Shuffled(pushes).Take(pushes.Count / 2)];
            var effective = new Dictionary<FlightNumber, Flight>();
            var before = await RecordAllAsync(store, effective, random.Shuffled(facts), $"seed {seed}");
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
}
