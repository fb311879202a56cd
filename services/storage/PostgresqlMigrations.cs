using System.Reflection;
using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace Flights.Storage;

/// <summary>Makes a PostgreSQL schema and brings its tables up to date.</summary>
internal static class PostgresqlMigrations
{
    /// <summary>Runs the scripts while it holds the schema's writer lock, so that of several processes that start at once one migrates,
    /// the others wait and find nothing left to do, and nobody writes meanwhile.</summary>
    /// <param name="place">Where the schema is.</param>
    /// <param name="owner">The assembly that embeds the scripts.</param>
    /// <exception cref="MigrationException">A script failed: nothing is changed.</exception>
    public static void Run(PostgresqlPlace place, Assembly owner)
    {
        using var source = PostgresqlSource.Unpooled(place);
        using var connection = source.OpenConnection();
        using var takeLock = connection.CreateCommand();
        takeLock.CommandText = "SELECT pg_advisory_lock(hashtextextended(@schema, 0))";
        takeLock.Parameters.AddWithValue("schema", place.Schema);
        takeLock.ExecuteNonQuery();
        AddSchema(connection, place.Schema);
        MigrationScripts.Run(
            DeployChanges.To
                .PostgresqlDatabase(new PostgresqlConnectionManager(source))
                .JournalToPostgresqlTable(place.Schema, MigrationScripts.Journal),
            owner,
            "postgresql");

        // The connection is no pooled one: its end is the end of the lock, whatever happens.
    }

    // A user who may use the schema need not be one who may make schemas.
    private static void AddSchema(NpgsqlConnection connection, string schema)
    {
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT count(*) FROM pg_namespace WHERE nspname = @schema";
        find.Parameters.AddWithValue("schema", schema);
        if (find.ExecuteScalar() is 0L)
        {
            using var add = connection.CreateCommand();

            // CA2100: a name cannot be a parameter; this one is quoted, and no caller's input.
#pragma warning disable CA2100
            add.CommandText = $"CREATE SCHEMA {new NpgsqlCommandBuilder().QuoteIdentifier(schema)}";
#pragma warning restore CA2100
            add.ExecuteNonQuery();
        }
    }
}
