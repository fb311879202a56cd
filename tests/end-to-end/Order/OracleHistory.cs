using Flights.Domain.Flights;
using Flights.Oracle.Tests;
using Flights.Oracle.Tests.Services;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>Histories of the oracle, to be delivered.</summary>
internal static class OracleHistory
{
    /// <summary>A part of a history of the oracle.</summary>
    /// <param name="scenario">The history.</param>
    /// <param name="count">How many of its flights, one after the other.</param>
    /// <param name="random">Says from which one on.</param>
    public static History Of(Scenario scenario, int count, Random random)
    {
        var lab = new LabName($"oracle-{scenario.Name}");
        var requests = new ScenarioRequests(scenario, lab);
        var first = random.Next(Math.Max(1, scenario.Flights.Count - count));
        var deliveries = scenario.Flights.Skip(first).Take(count)
            .OrderBy(flight => flight.Number)
            .Select(flight => new Delivery(flight.Number, requests.Submission(flight).Request, null))
            .ToList();
        return new History(
            $"{deliveries.Count} flights from {deliveries[0].Flight} of {scenario.Name}",
            lab,
            [.. scenario.Flights.Select(flight => flight.Branch).Distinct()],
            deliveries);
    }
}
