using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Notes in the transaction of a session that flights must be judged anew because something was recorded beside the reports of
/// one.</summary>
/// <param name="session">The transaction.</param>
/// <param name="labName">The lab that ran all of them.</param>
/// <param name="lab">Its key.</param>
/// <param name="cause">The flight of which something was recorded.</param>
internal sealed class Announcer(DatabaseSession session, LabName labName, long lab, FlightNumber cause)
{
    /// <summary>Announces the flight itself, and others whose evidence changed.</summary>
    /// <param name="branch">The flight's branch.</param>
    /// <param name="others">The others, with their branches.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Announcement>> AnnounceAsync(
        long branch, IEnumerable<(long Branch, long Number)> others, CancellationToken cancellationToken)
    {
        var announcements = new List<Announcement>();
        var versions = new Dictionary<long, long>();
        await RequireAsync(branch, cause.Value, V1.RecordingCause.Facts);
        foreach (var other in others)
        {
            await RequireAsync(other.Branch, other.Number, V1.RecordingCause.Evidence);
        }

        return announcements;

        async Task RequireAsync(long ofBranch, long number, V1.RecordingCause why)
        {
            if (!versions.TryGetValue(ofBranch, out var version))
            {
                version = await session.QueryOneAsync(
                    "raise-history-version", [("branch", ofBranch), ("above", 0L)], reader => reader.GetInt64(0), cancellationToken);
                versions.Add(ofBranch, version);
            }

            await session.ExecuteAsync(
                "require-version",
                [("lab", lab), ("number", number), ("version", version), ("cause", cause.Value)],
                cancellationToken);
            announcements.Add(new Announcement(labName, new FlightNumber(number), version, why));
        }
    }

    /// <summary>What was announced because of the flight and is not done.</summary>
    public async Task<IReadOnlyList<Announcement>> FindNotDoneAsync(CancellationToken cancellationToken) => await session.QueryAsync(
        "flights-not-done-because-of",
        [("lab", lab), ("cause", cause.Value)],
        reader => new Announcement(
            labName, new FlightNumber(reader.GetInt64(0)), reader.GetInt64(1), V1.RecordingCause.Repeated),
        cancellationToken);
}
