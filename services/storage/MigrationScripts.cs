using System.Reflection;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace Flights.Storage;

/// <summary>The numbered scripts with which an assembly brings its tables up to date, one folder for each database.</summary>
internal static class MigrationScripts
{
    /// <summary>The table that says which scripts were run.</summary>
    public const string Journal = "schema_versions";

    /// <summary>Runs those that the journal does not name, all in one transaction.</summary>
    /// <param name="builder">DbUp with its database and journal.</param>
    /// <param name="owner">The assembly that embeds the scripts.</param>
    /// <param name="folder">Their folder below <c>Sql/Migrations/</c>.</param>
    /// <exception cref="MigrationException">A script failed: nothing is changed.</exception>
    public static void Run(UpgradeEngineBuilder builder, Assembly owner, string folder)
    {
        var result = builder
            .WithScripts(ScriptsOf(owner, $"Sql/Migrations/{folder}/"))
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
