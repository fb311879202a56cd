using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    // Records flights and what is recorded beside them, and holds after each that nothing changed of which nothing was announced.
    private static async Task<Dictionary<FlightNumber, string>> RecordAllAsync(
        OpenStore store, Dictionary<FlightNumber, Flight> effective, IEnumerable<object> facts, string where)
    {
        var states = new Dictionary<FlightNumber, string>();
        foreach (var fact in facts)
        {
            var announced = await RecordAsync(store, effective, fact);
            foreach (var flight in effective.Values)
            {
                var now = await StateAsync(store, flight);
                var isSame = states.TryGetValue(flight.Number, out var then) && then == now;
                Assert.True(
                    isSame || announced.Contains(flight.Number), $"{where}: {flight.Number} after {fact} changed unannounced:\n{then}\nnow\n{now}");
                states[flight.Number] = now;
            }
        }

        return states;
    }

    private static async Task<HashSet<FlightNumber>> RecordAsync(OpenStore store, Dictionary<FlightNumber, Flight> effective, object fact)
    {
        IReadOnlyList<Announcement> announced;
        switch (fact)
        {
            case RecordedPush push:
                announced = await store.Pushes.RecordAsync(push, Cancelled);
                break;
            case FlightExclusion exclusion:
                announced = await store.Exclusions.RecordAsync(exclusion, Cancelled);
                break;
            default:
                announced = await store.Store.RecordAsync((Flight)fact, Cancelled);
                Prevail(effective, (Flight)fact);
                break;
        }

        return [.. announced.Select(each => each.Flight)];
    }

    // Whether it was pushed and is excluded, and what the classifier would have to judge it by.
    private static async Task<string> StateAsync(OpenStore store, Flight flight)
    {
        var found = await store.Store.FindEvidenceAsync(flight.Lab, flight.Number, Horizon.Below, Cancelled);
        var judged = flight.Complete is null ? await EvidenceAsync(store.Store, flight) : await JudgeAsync(store.Store, flight);
        return $"{found!.Flight.ToDomain().Push?.Outcome} {found.Flight.Excluded}\n{judged}";
    }
}
