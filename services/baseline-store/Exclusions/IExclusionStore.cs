using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Exclusions;

/// <summary>The recorded exclusions of flights. Each method is one transaction; what a write returns is durable.</summary>
public interface IExclusionStore
{
    /// <summary>Records an exclusion, or that one is taken back. The same again changes nothing.</summary>
    /// <returns>What to announce now that it is recorded: the flight and those whose evidence changed, if it is recorded and the record
    /// changes whether it is excluded; for what is recorded already, what was announced because of the flight and is not done.</returns>
    Task<IReadOnlyList<Announcement>> RecordAsync(FlightExclusion exclusion, CancellationToken cancellationToken);
}
