using Flights.BaselineStore.Progress;
using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Exclusions;

/// <summary>The recorded exclusions in a database. After a commit that moves the pipeline it wakes those who wait for progress.</summary>
public sealed class ExclusionStore(Database database, ProgressSignal signal, TimeProvider clock) : IExclusionStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Announcement>> RecordAsync(FlightExclusion exclusion, CancellationToken cancellationToken)
    {
        var announcements = await database.WriteAsync(
            (session, token) => new ExclusionRecorder(session, clock.GetUtcNow()).RecordAsync(exclusion, token), cancellationToken);
        signal.Set();
        return announcements;
    }
}
