using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Notes in the transaction of a session that flights must be judged anew because something was recorded.</summary>
/// <param name="session">The transaction.</param>
/// <param name="labName">The lab that ran all of them.</param>
/// <param name="lab">Its key.</param>
/// <param name="cause">The flight of which something was recorded, or null if it was of none.</param>
internal sealed class Announcer(DatabaseSession session, LabName labName, long lab, FlightNumber? cause)
{
    // No flight has this number.
    private const long NoFlight = 0;

    private readonly long _cause = cause?.Value ?? NoFlight;

    /// <summary>Announces the flight itself, and others whose evidence changed.</summary>
    /// <param name="branch">The flight's branch.</param>
    /// <param name="formerBranch">The branch that it was of until now.</param>
    /// <param name="others">The others, with their branches.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Announcement>> AnnounceAsync(
        long branch, long formerBranch, IEnumerable<(long Branch, long Number)> others, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<long, long>();
        if (formerBranch != branch)
        {
            // The former branch goes first: a flight takes its classification along, and the next one must be newer than that.
            versions[formerBranch] = await RaiseAsync(formerBranch, 0, cancellationToken);
            versions[branch] = await RaiseAsync(branch, versions[formerBranch], cancellationToken);
        }

        return await RequireAsync(versions, [(branch, _cause, V1.RecordingCause.Facts), .. others.Select(Evidence)], cancellationToken);
    }

    /// <summary>Announces flights whose evidence changed.</summary>
    /// <param name="others">The flights, with their branches.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Announcement>> AnnounceOthersAsync(
        IEnumerable<(long Branch, long Number)> others, CancellationToken cancellationToken) =>
        RequireAsync([], [.. others.Select(Evidence)], cancellationToken);

    /// <summary>What was announced because of the flight and is not done.</summary>
    public async Task<IReadOnlyList<Announcement>> FindNotDoneAsync(CancellationToken cancellationToken) => await session.QueryAsync(
        "flights-not-done-because-of",
        [("lab", lab), ("cause", _cause)],
        reader => new Announcement(
            labName, new FlightNumber(reader.GetInt64(0)), reader.GetInt64(1), V1.RecordingCause.Repeated),
        cancellationToken);

    private static (long Branch, long Number, V1.RecordingCause Why) Evidence((long Branch, long Number) flight) =>
        (flight.Branch, flight.Number, V1.RecordingCause.Evidence);

    private Task<long> RaiseAsync(long branch, long above, CancellationToken cancellationToken) => session.QueryOneAsync(
        "raise-history-version", [("branch", branch), ("above", above)], reader => reader.GetInt64(0), cancellationToken);

    // The version of each branch is raised once.
    private async Task<IReadOnlyList<Announcement>> RequireAsync(
        Dictionary<long, long> versions,
        IReadOnlyList<(long Branch, long Number, V1.RecordingCause Why)> flights,
        CancellationToken cancellationToken)
    {
        var announcements = new List<Announcement>();
        foreach (var (branch, number, why) in flights)
        {
            if (!versions.TryGetValue(branch, out var version))
            {
                version = await RaiseAsync(branch, 0, cancellationToken);
                versions.Add(branch, version);
            }

            await session.ExecuteAsync(
                "require-version",
                [("lab", lab), ("number", number), ("version", version), ("cause", _cause)],
                cancellationToken);
            announcements.Add(new Announcement(labName, new FlightNumber(number), version, why));
        }

        return announcements;
    }
}
