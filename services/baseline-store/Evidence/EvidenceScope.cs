using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Evidence;

/// <summary>Which flights may be looked at when a flight is judged.</summary>
/// <param name="Flight">The flight that is judged.</param>
/// <param name="Horizon">How far it may look.</param>
/// <param name="Named">The flights that its report names, whatever their numbers: its retests, and what its rows refer to. They existed
/// when it was written.</param>
internal sealed record EvidenceScope(Flight Flight, Horizon Horizon, IReadOnlySet<long> Named)
{
    /// <summary>The number below which flights count without being named.</summary>
    public long Until => Horizon == Horizon.All ? long.MaxValue : Flight.Number.Value;

    /// <summary>The highest number of a flight whose report may tell of others.</summary>
    public long TellersUntil => Horizon == Horizon.All ? long.MaxValue : Flight.Number.Value;

    /// <summary>Whether another flight, or the flight itself for a row that was seen in another one, may be a candidate.</summary>
    public bool Admits(long number) => number < Until || number == Flight.Number.Value || Named.Contains(number);
}
