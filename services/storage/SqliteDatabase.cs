using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Flights.Storage;

/// <summary>A SQLite file. It is written by one connection at a time; the busy timeout is for writers of other processes.</summary>
internal sealed class SqliteDatabase : Database
{
    // A commit must survive a power failure, because a message is acknowledged after it: with write-ahead logging that takes
    // synchronous=FULL; NORMAL may lose the last commits. A flight touches pages all over the tables, and the next one mostly the same: they
    // are kept in memory, 16 MB of them, and copied out of the log only when it holds 16 MB.
    private const string PerConnection =
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4096;";

    private const int BusyTimeoutSeconds = 30;

    private readonly string _connectionString;
    private readonly SqlText _sql;

    // Open connections that nobody uses, with the statements that were prepared on them: to prepare one takes longer than to run it.
    private readonly ConcurrentBag<OpenConnection> _idle = [];

    private volatile bool _isClosed;

    private SqliteDatabase(string connectionString, SqlText sql)
    {
        _connectionString = connectionString;
        _sql = sql;
    }

    /// <inheritdoc/>
    private protected override bool TakesSeveralWriters => false;

    /// <inheritdoc cref="Database.OpenSqlite"/>
    public static SqliteDatabase Open(string path, Assembly owner)
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

        SqliteMigrations.Run(connectionString, owner);
        return new SqliteDatabase(connectionString, SqlText.Of(owner, SqlDialect.Sqlite));
    }

    /// <inheritdoc/>
    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = PerConnection;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <inheritdoc/>
    private protected override async ValueTask<OpenConnection> OpenToReadAsync(CancellationToken cancellationToken) =>
        _idle.TryTake(out var idle) ? idle : new OpenConnection(await OpenAsync(cancellationToken), _sql, GiveBack);

    /// <inheritdoc/>
    private protected override ValueTask<OpenConnection> OpenToWriteAsync(CancellationToken cancellationToken) =>
        OpenToReadAsync(cancellationToken);

    /// <inheritdoc/>
    private protected override ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    // It takes the write lock at its beginning: one that took it later could find that what it has read is no longer so.
    private protected override ValueTask<DbTransaction> BeginWriteAsync(
        DbConnection connection, bool isAlone, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    // https://www.sqlite.org/rescode.html: BUSY and LOCKED, READONLY, IOERR, FULL, CANTOPEN.
    private protected override string? OutageOf(Exception error) => (error as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => Outage.Busy,
        8 => Outage.ReadOnly,
        10 => Outage.DiskFails,
        13 => Outage.DiskFull,
        14 => Outage.Away,
        _ => null,
    };

    // That the file may not be written to is noticed by whoever writes.
    private protected override async Task<bool> IsReadOnlyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await AskAsync(connection, "SELECT 1", cancellationToken);
        return false;
    }

    /// <inheritdoc/>
    private protected override async Task<long> SizeAsync(DbConnection connection, CancellationToken cancellationToken) =>
        (long)(await AskAsync(connection, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()", cancellationToken))!;

    // Then the file is free.
    private protected override void Close()
    {
        _isClosed = true;
        CloseIdle();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private void GiveBack(OpenConnection open)
    {
        open.Clear();
        _idle.Add(open);
        if (_isClosed)
        {
            CloseIdle();
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var idle))
        {
            idle.Close();
        }
    }
}
