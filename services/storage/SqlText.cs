using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;

namespace Flights.Storage;

/// <summary>The SQL statements that an assembly embeds, one a file, as <c>Sql/Queries/{name}.sql</c>.</summary>
/// <remarks>
/// The project file embeds them by their paths:
/// <c>&lt;EmbeddedResource Include="Sql/**/*.sql" LogicalName="Sql/%(RecursiveDir)%(Filename)%(Extension)" /&gt;</c>.
/// Its migrations stand beside them, as <c>Sql/Migrations/sqlite/0001_name.sql</c>.
/// </remarks>
public sealed class SqlText
{
    private const string Folder = "Sql/Queries/";

    private static readonly ConcurrentDictionary<Assembly, SqlText> Loaded = new();

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private SqlText(Assembly owner)
    {
        foreach (var resource in owner.GetManifestResourceNames())
        {
            if (resource.StartsWith(Folder, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal))
            {
                using var reader = new StreamReader(owner.GetManifestResourceStream(resource)!);
                _texts.Add(resource[Folder.Length..^".sql".Length], reader.ReadToEnd());
            }
        }
    }

    /// <summary>The names of all statements.</summary>
    public IReadOnlyCollection<string> Names => _texts.Keys;

    /// <summary>The text of a statement.</summary>
    /// <param name="name">The name: the file without <c>.sql</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such statement.</exception>
    public string this[string name] => _texts[name];

    /// <summary>The statements of an assembly.</summary>
    public static SqlText Of(Assembly owner) => Loaded.GetOrAdd(owner, assembly => new SqlText(assembly));

    // CA2100 wants constants: every text comes from an embedded file and no input can reach it.
#pragma warning disable CA2100
    internal void SetText(DbCommand command, string name) => command.CommandText = this[name];
#pragma warning restore CA2100
}
