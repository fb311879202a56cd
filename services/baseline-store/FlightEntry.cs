using Flights.Domain.Flights;

namespace Flights.BaselineStore;

/// <summary>A recorded flight.</summary>
/// <param name="Flight">Its effective facts.</param>
/// <param name="Classification">The classification that stands, or null if there is none.</param>
/// <param name="RecordTime">When it was recorded first.</param>
/// <param name="FactVersionCount">How many different reports of it are recorded.</param>
public sealed record FlightEntry(V1.Flight Flight, V1.Classification? Classification, DateTimeOffset RecordTime, int FactVersionCount)
{
    /// <summary>The pushes of it that are recorded beside its reports, by time. Empty in a list of flights.</summary>
    public IReadOnlyList<V1.RecordedPush> Pushes { get; init; } = [];

    /// <summary>What is recorded of its exclusion, the effective record last. Empty in a list of flights.</summary>
    public IReadOnlyList<FlightExclusion> Exclusions { get; init; } = [];
}
