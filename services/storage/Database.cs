using System.Data.Common;
using System.Reflection;
using Flights.Platform.Errors;

namespace Flights.Storage;

/// <summary>A database that one service owns: it opens connections and runs transactions on them. What is particular to SQLite or to
/// PostgreSQL stands in its subclass.</summary>
public abstract class Database : IDisposable
{
    // Writers of this process queue here, without blocking a thread or holding a connection.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly SharedTransactions _shared;

    // Why the last write was refused, if it was for what a reader does not notice; null after one that was not.
    private volatile string? _refusal;

    private protected Database()
    {
        _shared = new SharedTransactions(WriteAsync);
    }

    /// <summary>Whether several transactions may write at once.</summary>
    private protected abstract bool TakesSeveralWriters { get; }

    /// <summary>Opens the SQLite file of the calling service: makes the file and its folder if need be, and migrates it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="owner">The assembly that embeds the migrations and the queries.</param>
    /// <exception cref="MigrationException">A migration failed: the file is as it was before.</exception>
    public static Database OpenSqlite(string path, Assembly owner) => SqliteDatabase.Open(path, owner);

    /// <summary>Opens the PostgreSQL schema of the calling service: makes it if need be, and migrates it. Of several processes that do so
    /// at once, one does it and the others wait.</summary>
    /// <param name="place">Where the schema is.</param>
    /// <param name="owner">The assembly that embeds the migrations and the queries.</param>
    /// <exception cref="MigrationException">A migration failed: the schema is as it was before.</exception>
    /// <exception cref="DbException">The server does not answer, or refuses the user.</exception>
    public static Database OpenPostgresql(PostgresqlPlace place, Assembly owner) => PostgresqlDatabase.Open(place, owner);

    /// <summary>Opens a connection that may write; its disposal gives it back to the pool.</summary>
    public abstract ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Asks the database whether it can be used, by a connection that may write. It writes nothing: that the disk is full is
    /// known from the last one who wrote, who tries again until it is not.</summary>
    /// <exception cref="FlightsException"><c>DATABASE_UNAVAILABLE</c>, with what is the matter as the message.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            if (await IsReadOnlyAsync(connection, cancellationToken))
            {
                throw Unavailable(Outage.ReadOnly);
            }
        }
        catch (Exception error) when (OutageOf(error) is { } outage)
        {
            throw Unavailable(outage, error);
        }

        if (_refusal is { } refusal)
        {
            throw Unavailable(refusal);
        }
    }

    /// <summary>Asks how much room the database takes, with all its indices, in bytes.</summary>
    /// <exception cref="FlightsException"><c>DATABASE_UNAVAILABLE</c>.</exception>
    public async Task<long> SizeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            return await SizeAsync(connection, cancellationToken);
        }
        catch (Exception error) when (OutageOf(error) is { } outage)
        {
            throw Unavailable(outage, error);
        }
    }

    /// <summary>Reads in one transaction: all that the work sees is of one moment.</summary>
    /// <exception cref="FlightsException"><c>DATABASE_UNAVAILABLE</c>.</exception>
    public async Task<TResult> ReadAsync<TResult>(
        Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        try
        {
            using var open = await OpenToReadAsync(cancellationToken);
            await using var transaction = await BeginReadAsync(open.Connection, cancellationToken);
            return await work(new DatabaseSession(open, transaction, onlyReads: true), cancellationToken);
        }
        catch (Exception error) when (OutageOf(error) is { } outage)
        {
            throw Unavailable(outage, error);
        }
    }

    /// <summary>Writes in one transaction, alone: of the writers that use this, in whatever process, one works at a time, and it sees all
    /// that those before it have written. Commits when the work returns. If the work throws, nothing of it remains.</summary>
    /// <exception cref="FlightsException"><c>DATABASE_UNAVAILABLE</c>. Whether the work was committed is then not known: it must be such
    /// that it may be done again.</exception>
    public Task<TResult> WriteAsync<TResult>(
        Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken) =>
        WriteAsync(isAlone: true, work, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TResult}(Func{DatabaseSession, CancellationToken, Task{TResult}}, CancellationToken)"/>
    public Task WriteAsync(Func<DatabaseSession, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async (session, token) =>
            {
                await work(session, token);
                return true;
            },
            cancellationToken);

    /// <summary>Writes alone, in one transaction with others that wait for their turn meanwhile: for many small works that come at
    /// once. If one of them fails, each is done again by itself.</summary>
    /// <inheritdoc cref="WriteAsync{TResult}(Func{DatabaseSession, CancellationToken, Task{TResult}}, CancellationToken)" path="/exception"/>
    public Task<TResult> WriteTogetherAsync<TResult>(
        Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken) =>
        _shared.WriteAsync(work, cancellationToken);

    /// <summary>Writes in one transaction, beside other writers where the database can: for work of which each statement is right by
    /// itself, because it finds its rows by key and looks at their present values, and that leans on nothing that it has read
    /// before. Two such works must not touch the same rows in different orders.</summary>
    /// <inheritdoc cref="WriteAsync{TResult}(Func{DatabaseSession, CancellationToken, Task{TResult}}, CancellationToken)" path="/exception"/>
    public Task<TResult> WriteBesideAsync<TResult>(
        Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken) =>
        WriteAsync(isAlone: !TakesSeveralWriters, work, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        _shared.Dispose();
        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a connection for reading.</summary>
    private protected abstract ValueTask<OpenConnection> OpenToReadAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection for writing.</summary>
    private protected abstract ValueTask<OpenConnection> OpenToWriteAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that sees one moment.</summary>
    private protected abstract ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that writes.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="isAlone">Whether to wait first until nobody else is at work alone.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    private protected abstract ValueTask<DbTransaction> BeginWriteAsync(
        DbConnection connection, bool isAlone, CancellationToken cancellationToken);

    /// <summary>What is the matter, as of <see cref="Outage"/>, if an error says that the database cannot be used just now, whatever is asked
    /// of it; else null.</summary>
    private protected abstract string? OutageOf(Exception error);

    /// <summary>Asks whether a connection that may write could write.</summary>
    private protected abstract Task<bool> IsReadOnlyAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Asks how much room the tables take, in bytes.</summary>
    private protected abstract Task<long> SizeAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Asks a question that one value answers.</summary>
    private protected static async Task<object?> AskAsync(DbConnection connection, string question, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();

        // CA2100: the questions are constants of the subclasses.
#pragma warning disable CA2100
        command.CommandText = question;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Closes the pooled connections.</summary>
    private protected abstract void Close();

    private static FlightsException Unavailable(string outage, Exception? error = null) =>
        new(ErrorKind.Unavailable, "DATABASE_UNAVAILABLE", $"{outage} Try again.", error);

    private async Task<TResult> WriteAsync<TResult>(
        bool isAlone, Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        if (!isAlone)
        {
            return await CommitAsync(isAlone, work, cancellationToken);
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await CommitAsync(isAlone, work, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<TResult> CommitAsync<TResult>(
        bool isAlone, Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        try
        {
            using var open = await OpenToWriteAsync(cancellationToken);
            await using var transaction = await BeginWriteAsync(open.Connection, isAlone, cancellationToken);
            var result = await work(new DatabaseSession(open, transaction, onlyReads: false), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            _refusal = null;
            return result;
        }
        catch (Exception error) when (OutageOf(error) is { } outage)
        {
            _refusal = Outage.RefusesWritersOnly(outage) ? outage : null;
            throw Unavailable(outage, error);
        }
    }
}
