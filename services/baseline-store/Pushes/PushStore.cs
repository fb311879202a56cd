using Flights.BaselineStore.Progress;
using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Pushes;

/// <summary>The recorded pushes in a database. After a commit that moves the pipeline it wakes those who wait for progress.</summary>
public sealed class PushStore(Database database, ProgressSignal signal) : IPushStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Announcement>> RecordAsync(RecordedPush push, CancellationToken cancellationToken)
    {
        var announcements = await database.WriteAsync(
            (session, token) => new PushTable(session).RecordAsync(push, token), cancellationToken);
        signal.Set();
        return announcements;
    }
}
