using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace Flights.Storage;

/// <summary>Brings a database's tables up to date with the numbered scripts that its owner embeds.</summary>
internal static class Migrations
{
    private const string SqliteFolder = "Sql/Migrations/sqlite/";

    private const string Journal = "schema_versions";

    /// <summary>Runs the scripts that the file has not seen, all in one transaction that holds the write lock: of two processes that
    /// start at once the second waits, and finds nothing left to do.</summary>
    /// <exception cref="MigrationException">A script failed: nothing is changed.</exception>
    public static void MigrateSqlite(string connectionString, Assembly owner)
    {
        var result = DeployChanges.To
            .SqliteDatabase(connectionString)
            .WithScripts(ScriptsOf(owner, SqliteFolder))
            .JournalToSqliteTable(Journal)
            .WithTransaction()
            .WithVariablesDisabled()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new MigrationException(
                $"The migration '{result.ErrorScript?.Name ?? "journal"}' failed: {result.Error.Message}", result.Error);
        }
    }

    private static List<SqlScript> ScriptsOf(Assembly owner, string folder) =>
        owner.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var stream = owner.GetManifestResourceStream(name)!;
                return SqlScript.FromStream(name[folder.Length..], stream);
            })
            .ToList();
}
