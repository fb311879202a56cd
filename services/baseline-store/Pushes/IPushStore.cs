using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Pushes;

/// <summary>The recorded pushes. Each method is one transaction; what a write returns is durable.</summary>
public interface IPushStore
{
    /// <summary>Records a push. The same push again changes nothing.</summary>
    /// <returns>What to announce now that it is recorded: the flight, if it is recorded; for a push that is recorded already, what was
    /// announced because of the flight and is not done.</returns>
    Task<IReadOnlyList<Announcement>> RecordAsync(RecordedPush push, CancellationToken cancellationToken);
}
