using Flights.Domain.Flights;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>The history of a lab, to be delivered.</summary>
/// <param name="Name">What it is and how it is made again, for a person.</param>
/// <param name="Lab">The lab, which no other history has.</param>
/// <param name="Branches">The branches of its flights.</param>
/// <param name="Deliveries">What is delivered, in the order of the flights' numbers.</param>
internal sealed record History(string Name, LabName Lab, IReadOnlyList<BranchName> Branches, IReadOnlyList<Delivery> Deliveries)
{
    /// <summary>The flights, by number.</summary>
    public IReadOnlyList<FlightNumber> Flights { get; } = [.. Deliveries.Select(each => each.Flight).Distinct().Order()];
}
