namespace Flights.Storage;

/// <summary>Where the tables of one service are on a PostgreSQL server.</summary>
/// <param name="Address">The server and the database: <c>postgresql://host:port/database</c>. A user and a password may stand in it, and
/// <c>sslmode</c> and <c>sslrootcert</c> as its query, in libpq's words.</param>
/// <param name="Schema">The schema: each service has its own, so that several share a database.</param>
public sealed record PostgresqlPlace(Uri Address, string Schema)
{
    /// <summary>The user. Stands over that of the address.</summary>
    public string User { get; init; } = "";

    /// <summary>The file with the user's password; read for each new connection, so that it may change. Stands over that of the
    /// address.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>The most connections for reading, and for writing. Default: 20 each.</summary>
    public int PoolSize { get; init; } = 20;
}
