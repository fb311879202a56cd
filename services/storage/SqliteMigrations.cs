using System.Reflection;
using DbUp;

namespace Flights.Storage;

/// <summary>Brings a SQLite file's tables up to date.</summary>
internal static class SqliteMigrations
{
    /// <summary>Runs the scripts in a transaction that holds the write lock: of two processes that start at once the second waits, and
    /// finds nothing left to do.</summary>
    /// <exception cref="MigrationException">A script failed: nothing is changed.</exception>
    public static void Run(string connectionString, Assembly owner) =>
        MigrationScripts.Run(
            DeployChanges.To.SqliteDatabase(connectionString).JournalToSqliteTable(MigrationScripts.Journal), owner, "sqlite");
}
