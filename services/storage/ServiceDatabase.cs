using System.Reflection;
using Flights.Platform.Options;

namespace Flights.Storage;

/// <summary>Opens the database of a service as the options say.</summary>
public static class ServiceDatabase
{
    /// <summary>Opens and migrates the service's file in the data folder, or its schema on the server; both are named as it is.</summary>
    /// <param name="service">The name of the service, such as <c>baseline-store</c>.</param>
    /// <param name="owner">The assembly that embeds the migrations and the queries.</param>
    /// <param name="data">Where the files are.</param>
    /// <param name="options">Which database, and where the server is.</param>
    /// <exception cref="MigrationException">A migration failed: the database is as it was before.</exception>
    public static Database Open(string service, Assembly owner, DataOptions data, DatabaseOptions options) =>
        options.Database == SqlDialect.Sqlite
            ? Database.OpenSqlite(Path.Combine(data.DataFolder, service + ".db"), owner)
            : Database.OpenPostgresql(
                new PostgresqlPlace(options.PostgresUri, service.Replace('-', '_'))
                {
                    User = options.PostgresUser,
                    PasswordFile = options.PostgresPasswordFile,
                    PoolSize = options.PostgresPoolSize,
                },
                owner);
}
