using System.Data;
using System.Data.Common;
using System.Reflection;
using Npgsql;

namespace Flights.Storage;

/// <summary>A schema on a PostgreSQL server, which processes on several machines may share.</summary>
/// <remarks>
/// <para>A writer that is alone takes an advisory lock first, one for the schema, and holds it until after its commit. So the writers of
/// all replicas work one after the other, as on SQLite, and whatever holds there holds here. SERIALIZABLE would find the same conflicts
/// afterwards instead, and there are many: each recording reads the neighbourhood of its flight and raises the version of its branch, and
/// a flight may touch several branches. Work would be done in vain, and retried without bound under load.</para>
/// <para>Its isolation is READ COMMITTED because each statement must see what was committed before the lock was granted; REPEATABLE READ
/// would see what was there when the transaction began to wait for it.</para>
/// </remarks>
internal sealed class PostgresqlDatabase : Database
{
    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _writing;
    private readonly string _schema;
    private readonly SqlText _sql;

    private PostgresqlDatabase(PostgresqlPlace place, SqlText sql)
    {
        _sql = sql;
        _reading = PostgresqlSource.Reading(place);
        _writing = PostgresqlSource.Writing(place);
        _schema = place.Schema;
    }

    /// <inheritdoc/>
    private protected override bool TakesSeveralWriters => true;

    /// <inheritdoc cref="Database.OpenPostgresql"/>
    public static PostgresqlDatabase Open(PostgresqlPlace place, Assembly owner)
    {
        PostgresqlMigrations.Run(place, owner);
        return new PostgresqlDatabase(place, SqlText.Of(owner, SqlDialect.Postgresql));
    }

    /// <inheritdoc/>
    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _writing.OpenConnectionAsync(cancellationToken);

    /// <inheritdoc/>
    private protected override async ValueTask<OpenConnection> OpenToReadAsync(CancellationToken cancellationToken) =>
        Pooled(await _reading.OpenConnectionAsync(cancellationToken));

    /// <inheritdoc/>
    private protected override async ValueTask<OpenConnection> OpenToWriteAsync(CancellationToken cancellationToken) =>
        Pooled(await OpenAsync(cancellationToken));

    // The connections for reading may do nothing else.
    private protected override ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <inheritdoc/>
    private protected override async ValueTask<DbTransaction> BeginWriteAsync(
        DbConnection connection, bool isAlone, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (isAlone)
        {
            await using var command = ((NpgsqlConnection)connection).CreateCommand();
            command.CommandText = "SELECT pg_advisory_xact_lock(hashtextextended(@schema, 0))";
            command.Parameters.AddWithValue("schema", _schema);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return transaction;
    }

    /// <inheritdoc/>
    private protected override string? OutageOf(Exception error) => PostgresqlOutage.Of(error);

    // Also where the server is a stand-by.
    private protected override async Task<bool> IsReadOnlyAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await AskAsync(connection, "SELECT current_setting('transaction_read_only')", cancellationToken) is "on";

    /// <inheritdoc/>
    private protected override async Task<long> SizeAsync(DbConnection connection, CancellationToken cancellationToken) =>
        (long)(await AskAsync(
            connection,
            "SELECT CAST(coalesce(sum(pg_total_relation_size(oid)), 0) AS bigint) FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace",
            cancellationToken))!;

    /// <inheritdoc/>
    private protected override void Close()
    {
        _reading.Dispose();
        _writing.Dispose();
    }

    // The driver pools connections, and prepares on each of them what it meets twice.
    private OpenConnection Pooled(DbConnection connection) => new(connection, _sql, open => open.Close());
}
