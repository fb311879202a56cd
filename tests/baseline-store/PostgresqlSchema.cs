using Flights.Storage;
using Npgsql;

namespace Flights.BaselineStore.Tests;

/// <summary>A schema of its own on the PostgreSQL server that <c>tests/servers.sh</c> starts. It goes with this.</summary>
public sealed class PostgresqlSchema : IDisposable
{
    private const string Variable = "FLIGHTS_TEST_POSTGRES";

    private readonly NpgsqlConnection _connection;

    private PostgresqlSchema(Uri server)
    {
        Place = new PostgresqlPlace(server, $"test_{Guid.NewGuid():N}") { PoolSize = 10 };
        _connection = new NpgsqlConnection(ConnectionString(server));
        _connection.Open();
    }

    /// <summary>Where the schema is. It is made by the first who opens it.</summary>
    public PostgresqlPlace Place { get; }

    /// <summary>A name for a schema that is not there yet. Without a server the test is skipped, or fails if servers are required.</summary>
    public static PostgresqlSchema New()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            var message = $"{Variable} is not set: 'tests/servers.sh up' starts the servers and prints it.";
            Assert.False(Environment.GetEnvironmentVariable("FLIGHTS_REQUIRE_SERVERS") == "1", message);
            Assert.Skip("NOT TESTED: no PostgreSQL. " + message);
        }

        return new PostgresqlSchema(new Uri(server!));
    }

    /// <summary>Runs a statement in the schema, as an operator would.</summary>
    public List<string> Query(string statement)
    {
        using var command = _connection.CreateCommand();

        // CA2100: the statements are the tests' own.
#pragma warning disable CA2100
        command.CommandText = $"SET search_path TO {Place.Schema}; {statement}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return rows;
    }

    public void Dispose()
    {
        Query($"SET client_min_messages TO warning; DROP SCHEMA IF EXISTS {Place.Schema} CASCADE");
        _connection.Dispose();
    }

    private static string ConnectionString(Uri server)
    {
        var user = server.UserInfo.Split(':');
        return new NpgsqlConnectionStringBuilder
        {
            Host = server.Host,
            Port = server.Port,
            Database = server.AbsolutePath.TrimStart('/'),
            Username = user[0],
            Password = user[1],
            Pooling = false,
            CommandTimeout = 300,
        }.ToString();
    }
}
