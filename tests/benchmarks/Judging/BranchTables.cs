using System.Data.Common;
using System.Globalization;
using Flights.BaselineStore;
using Flights.BaselineStore.Progress;
using Flights.Platform.Options;
using Flights.Storage;

namespace Flights.Benchmarks.Judging;

/// <summary>Fills the baseline store's tables with a branch, without the rest of the pipeline.</summary>
internal static class BranchTables
{
    private const int AtOnce = 32;

    private const string AllIsDone = "UPDATE flights SET classified_version = required_version, applied_version = required_version";

    private const string Count = "SELECT count(*) FROM flights";

    /// <summary>How many flights are recorded.</summary>
    /// <param name="folder">The folder of the databases, if they are files.</param>
    public static async Task<int> CountAsync(DirectoryInfo folder)
    {
        using var database = Open(folder);
        return await database.ReadAsync(
            async (session, token) =>
            {
                await using var command = CommandOf(session);
                command.CommandText = Count;
                return Convert.ToInt32(await command.ExecuteScalarAsync(token), CultureInfo.InvariantCulture);
            },
            CancellationToken.None);
    }

    /// <summary>Records the flights of a range of places.</summary>
    /// <param name="folder">The folder of the databases, if they are files.</param>
    /// <param name="first">The first place.</param>
    /// <param name="end">The place behind the last.</param>
    public static async Task RecordAsync(DirectoryInfo folder, int first, int end)
    {
        using var database = Open(folder);
        var store = new FlightStore(database, new ProgressSignal(), TimeProvider.System);

        // They are begun in their order: a run that was interrupted has left gaps among the last ones at most, and one that is recorded
        // already costs nothing.
        await Parallel.ForAsync(
            Math.Max(0, first - AtOnce),
            end,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (place, token) => await store.RecordAsync(SyntheticBranch.FlightAt(place), token));

        // A suite that starts on the tables would classify all of them before it answers in its usual time.
        await database.WriteAsync(MarkAsDoneAsync, CancellationToken.None);
    }

    /// <summary>Copies the flights that are recorded in SQLite into PostgreSQL, where none is yet.</summary>
    /// <param name="folder">The folder of SQLite's files.</param>
    public static async Task CopyAsync(DirectoryInfo folder)
    {
        using var source = Open(folder, new DatabaseOptions());
        using var target = Open(folder);
        await source.ReadAsync(
            async (from, token) =>
            {
                await target.WriteAsync((to, _) => new BranchCopy(from, to).RunAsync(token), token);
                return true;
            },
            CancellationToken.None);
    }

    private static Database Open(DirectoryInfo folder) => Open(folder, EnvironmentOptions.Read<DatabaseOptions>());

    private static Database Open(DirectoryInfo folder, DatabaseOptions options) => ServiceDatabase.Open(
        new BaselineStoreModule().Name,
        typeof(BaselineStoreModule).Assembly,
        new DataOptions { DataFolder = folder.FullName },
        options);

    private static async Task MarkAsDoneAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var command = CommandOf(session);
        command.CommandText = AllIsDone;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand CommandOf(DatabaseSession session)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        return command;
    }
}
