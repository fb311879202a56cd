using Flights.BaselineStore;
using Flights.BaselineStore.Progress;
using Flights.Platform.Options;
using Flights.Storage;

namespace Flights.Benchmarks.Judging;

/// <summary>Fills the baseline store's tables with a branch, without the rest of the pipeline.</summary>
internal static class BranchTables
{
    private const string AllIsDone = "UPDATE flights SET classified_version = required_version, applied_version = required_version";

    /// <summary>Records the flights of a range of places.</summary>
    /// <param name="folder">The folder of the databases, if they are files.</param>
    /// <param name="first">The first place.</param>
    /// <param name="end">The place behind the last.</param>
    public static async Task RecordAsync(DirectoryInfo folder, int first, int end)
    {
        using var database = ServiceDatabase.Open(
            new BaselineStoreModule().Name,
            typeof(BaselineStoreModule).Assembly,
            new DataOptions { DataFolder = folder.FullName },
            EnvironmentOptions.Read<DatabaseOptions>());
        var store = new FlightStore(database, new ProgressSignal(), TimeProvider.System);
        for (var place = first; place < end; place++)
        {
            await store.RecordAsync(SyntheticBranch.FlightAt(place), CancellationToken.None);
        }

        // A suite that starts on the tables would classify all of them before it answers in its usual time.
        await database.WriteAsync(MarkAsDoneAsync, CancellationToken.None);
    }

    private static async Task MarkAsDoneAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = AllIsDone;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
