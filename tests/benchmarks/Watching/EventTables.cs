using Flights.Notifier;
using Flights.Platform.Options;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.Benchmarks.Watching;

/// <summary>Fills the notifier's event log, without the rest of the pipeline.</summary>
internal static class EventTables
{
    private const int Batch = 1_000;

    /// <summary>Appends copies of events to a branch's stream, each with a name and a sequence of its own.</summary>
    /// <param name="folder">The folder of the databases, if they are files.</param>
    /// <param name="branch">The branch, of which some events are known.</param>
    /// <param name="events">The events that are copied.</param>
    /// <param name="count">How many copies to make.</param>
    public static async Task AppendAsync(DirectoryInfo folder, string branch, IReadOnlyList<V1.LedgerEvent> events, int count)
    {
        using var database = ServiceDatabase.Open(
            new NotifierModule().Name,
            typeof(NotifierModule).Assembly,
            new DataOptions { DataFolder = folder.FullName },
            EnvironmentOptions.Read<DatabaseOptions>());
        for (var first = 0; first < count; first += Batch)
        {
            var copies = Enumerable.Range(first, Math.Min(Batch, count - first)).Select(place => events[place % events.Count].Clone()).ToList();
            await database.WriteAsync((session, token) => AppendAsync(session, branch, copies, token), CancellationToken.None);
        }
    }

    private static async Task AppendAsync(
        DatabaseSession session, string branch, List<V1.LedgerEvent> events, CancellationToken cancellationToken)
    {
        var branches = await session.QueryAsync(
            "list-branches", [], row => (Id: row.GetInt64(0), Name: $"labs/{row.GetString(1)}/branches/{row.GetString(2)}"), cancellationToken);
        var id = branches.Find(each => each.Name == branch).Id;
        var sequence = await session.QueryOneAsync(
            "take-sequence", [("branch", id), ("count", events.Count)], row => row.GetInt64(0), cancellationToken);
        foreach (var told in events)
        {
            (told.Header()!.Name, told.Header()!.Sequence) = ($"{branch}/events/{sequence}", sequence);
            await session.ExecuteAsync(
                "add-event",
                [("branch", id), ("sequence", sequence), ("payload", told.ToByteArray()), ("traceParent", null)],
                cancellationToken);
            await session.ExecuteAsync("mark-published", [("id", await NewestAsync(session, cancellationToken))], cancellationToken);
            sequence++;
        }
    }

    // Or else the suite would publish all of them before it does anything else.
    private static async Task<long> NewestAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = "SELECT max(id) FROM events";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }
}
