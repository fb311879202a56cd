using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Flights.Storage;

/// <summary>A database that one service owns: it opens connections and runs transactions on them.</summary>
/// <remarks>
/// All that is particular to SQLite stands in this file and in <see cref="Migrations"/>. A file is written by one connection at a
/// time. Writers of this process queue for their turn without blocking a thread; the busy timeout is for writers of other processes.
/// </remarks>
public sealed class Database : IDisposable
{
    // A commit must survive a power failure, because a message is acknowledged after it: with write-ahead logging that takes
    // synchronous=FULL; NORMAL may lose the last commits.
    private const string PerConnection = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    private const int BusyTimeoutSeconds = 30;

    private readonly string _connectionString;
    private readonly SqlText _sql;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private Database(string connectionString, SqlText sql)
    {
        _connectionString = connectionString;
        _sql = sql;
    }

    /// <summary>Opens the SQLite file of the calling service: makes the file and its folder if need be, and migrates it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="owner">The assembly that embeds the migrations and the queries.</param>
    /// <exception cref="MigrationException">A migration failed: the file is as it was before.</exception>
    public static Database OpenSqlite(string path, Assembly owner)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            Pooling = true,
            DefaultTimeout = BusyTimeoutSeconds,
        }.ToString();
        using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL;";
            command.ExecuteNonQuery();
        }

        Migrations.MigrateSqlite(connectionString, owner);
        return new Database(connectionString, SqlText.Of(owner));
    }

    /// <summary>Opens a connection; its disposal gives it back to the pool.</summary>
    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = PerConnection;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <summary>Reads in one transaction: all that the work sees is of one moment.</summary>
    public async Task<TResult> ReadAsync<TResult>(
        Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: true);
        await using var session = new DatabaseSession(connection, transaction, _sql);
        return await work(session, cancellationToken);
    }

    /// <summary>Writes in one transaction that takes the write lock at its beginning, and commits it when the work returns. If the
    /// work throws, nothing of it remains.</summary>
    public async Task<TResult> WriteAsync<TResult>(
        Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: false);
            await using var session = new DatabaseSession(connection, transaction, _sql);
            var result = await work(session, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{TResult}"/>
    public Task WriteAsync(Func<DatabaseSession, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async (session, token) =>
            {
                await work(session, token);
                return true;
            },
            cancellationToken);

    /// <summary>Closes the pooled connections, so that the file is free.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _turn.Dispose();
    }
}
