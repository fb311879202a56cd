namespace Flights.Storage;

/// <summary>The database that a statement is for.</summary>
public enum SqlDialect
{
    /// <summary>SQLite: one file, one machine.</summary>
    Sqlite,

    /// <summary>PostgreSQL: a server that several processes share.</summary>
    Postgresql,
}
