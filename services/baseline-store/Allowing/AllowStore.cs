using Flights.BaselineStore.Progress;
using Flights.BaselineStore.Recording;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Allowing;

/// <summary>The table of allow readings in a database. After each commit it wakes those who wait for progress.</summary>
public sealed class AllowStore(Database database, ProgressSignal signal) : IAllowStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Announcement>> RecordAsync(AllowReading reading, CancellationToken cancellationToken)
    {
        var announcements = await database.WriteAsync(
            (session, token) => new AllowRecorder(session).RecordAsync(reading, token), cancellationToken);
        signal.Set();
        return announcements;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<V1.AllowReadingRecord>> ListAsync(
        LabName? lab, long after, int limit, CancellationToken cancellationToken) => await database.ReadAsync(
        (session, token) => new AllowTable(session).ListAsync(lab, after, limit, token), cancellationToken);
}
