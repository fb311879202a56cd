using System.Collections.Concurrent;
using System.Reflection;

namespace Flights.Storage;

/// <summary>The SQL statements that an assembly embeds, one a file, as <c>Sql/Queries/{name}.sql</c>. They serve every database; one that
/// must read otherwise for PostgreSQL stands as <c>Sql/Queries/postgresql/{name}.sql</c> too.</summary>
/// <remarks>
/// The project file embeds them by their paths:
/// <c>&lt;EmbeddedResource Include="Sql/**/*.sql" LogicalName="Sql/%(RecursiveDir)%(Filename)%(Extension)" /&gt;</c>.
/// Its migrations stand beside them, as <c>Sql/Migrations/sqlite/0001_name.sql</c> and <c>Sql/Migrations/postgresql/0001_name.sql</c>.
/// </remarks>
public sealed class SqlText
{
    private const string Folder = "Sql/Queries/";

    private static readonly ConcurrentDictionary<(Assembly Owner, SqlDialect Dialect), SqlText> Loaded = new();

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqlStatement> _statements = new(StringComparer.Ordinal);

    private SqlText(Assembly owner, SqlDialect dialect)
    {
        Add(owner, Folder);
        if (dialect == SqlDialect.Postgresql)
        {
            Add(owner, Folder + "postgresql/");
        }

        foreach (var (name, text) in _texts)
        {
            _statements[name] = dialect == SqlDialect.Postgresql ? SqlStatement.Numbered(text) : new SqlStatement(text, null);
        }
    }

    /// <summary>The names of all statements.</summary>
    public IReadOnlyCollection<string> Names => _texts.Keys;

    /// <summary>The text of a statement.</summary>
    /// <param name="name">The name: the file without <c>.sql</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such statement.</exception>
    public string this[string name] => _texts[name];

    /// <summary>The statements of an assembly.</summary>
    /// <param name="owner">The assembly that embeds them.</param>
    /// <param name="dialect">The database that they are for.</param>
    public static SqlText Of(Assembly owner, SqlDialect dialect = SqlDialect.Sqlite) =>
        Loaded.GetOrAdd((owner, dialect), key => new SqlText(key.Owner, key.Dialect));

    /// <summary>A statement as the driver takes it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such statement.</exception>
    internal SqlStatement Statement(string name) => _statements[name];

    private void Add(Assembly owner, string folder)
    {
        foreach (var resource in owner.GetManifestResourceNames())
        {
            if (resource.StartsWith(folder, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
                && resource.LastIndexOf('/') == folder.Length - 1)
            {
                using var reader = new StreamReader(owner.GetManifestResourceStream(resource)!);
                _texts[resource[folder.Length..^".sql".Length]] = reader.ReadToEnd();
            }
        }
    }
}
