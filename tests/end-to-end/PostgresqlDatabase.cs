using Npgsql;

namespace Flights.EndToEnd.Tests;

/// <summary>A database of its own on the PostgreSQL server. It goes with this.</summary>
internal sealed class PostgresqlDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _operator;
    private readonly string _name = $"test_{Guid.NewGuid():N}";

    private PostgresqlDatabase(NpgsqlDataSource @operator)
    {
        _operator = @operator;
    }

    /// <summary>What tells a service to keep its tables there.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["FLIGHTS_DATABASE"] = "postgresql",
        ["FLIGHTS_POSTGRES_URI"] = new UriBuilder(TestServers.Postgres) { Path = _name }.Uri.ToString(),
    };

    /// <summary>An empty database. Without a server the test is skipped, or fails if servers are required.</summary>
    public static async Task<PostgresqlDatabase> NewAsync()
    {
        var server = TestServers.Postgres;
        var user = server.UserInfo.Split(':');
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = server.Host,
            Port = server.Port,
            Database = server.AbsolutePath.TrimStart('/'),
            Username = user[0],
            Password = user[1],
        };
        var database = new PostgresqlDatabase(NpgsqlDataSource.Create(settings));
        await database.RunAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>Ends all connections of the services and lets none in.</summary>
    public async Task ShutAsync()
    {
        await RunAsync($"ALTER DATABASE {_name} ALLOW_CONNECTIONS false");
        await RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
    }

    /// <summary>Lets connections in again.</summary>
    public Task OpenAsync() => RunAsync($"ALTER DATABASE {_name} ALLOW_CONNECTIONS true");

    /// <summary>Lets nobody write any more, or lets them again. The connections of the services end, and the next ones know it.</summary>
    public async Task SetReadOnlyAsync(bool isReadOnly)
    {
        await RunAsync($"ALTER DATABASE {_name} SET default_transaction_read_only = {(isReadOnly ? "on" : "off")}");
        await RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync($"DROP DATABASE {_name} WITH (FORCE)");
        await _operator.DisposeAsync();
    }

    private async Task RunAsync(string statement)
    {
        await using var command = _operator.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
