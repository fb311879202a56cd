using System.Data.Common;

namespace Flights.Storage;

/// <summary>One transaction, and the statements that run in it. A statement is named by its <c>.sql</c> file and prepared once.
/// Not for use by several threads at once.</summary>
public sealed class DatabaseSession : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private readonly SqlText _sql;

    internal DatabaseSession(DbConnection connection, DbTransaction transaction, SqlText sql)
    {
        Connection = connection;
        Transaction = transaction;
        _sql = sql;
    }

    /// <summary>The connection.</summary>
    public DbConnection Connection { get; }

    /// <summary>The transaction.</summary>
    public DbTransaction Transaction { get; }

    /// <summary>Runs a statement.</summary>
    /// <param name="name">The name of the statement: its file without <c>.sql</c>.</param>
    /// <param name="parameters">The parameters, by name without <c>@</c>; a null stands for SQL's, a truth value for 1 or 0.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> ExecuteAsync(
        string name, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken) =>
        await Command(name, parameters).ExecuteNonQueryAsync(cancellationToken);

    /// <summary>Runs a query and reads every row.</summary>
    /// <inheritdoc cref="ExecuteAsync"/>
    public async Task<List<TRow>> QueryAsync<TRow>(
        string name,
        IEnumerable<(string Name, object? Value)> parameters,
        Func<DbDataReader, TRow> read,
        CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        await using var reader = await Command(name, parameters).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Runs a query that gives one row or none.</summary>
    /// <inheritdoc cref="ExecuteAsync"/>
    /// <returns>The row, or the type's default if there is none.</returns>
    public async Task<TRow?> QueryOneAsync<TRow>(
        string name,
        IEnumerable<(string Name, object? Value)> parameters,
        Func<DbDataReader, TRow> read,
        CancellationToken cancellationToken)
    {
        await using var reader = await Command(name, parameters).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : default;
    }

    /// <summary>Disposes the prepared statements.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }

        _commands.Clear();
    }

    private DbCommand Command(string name, IEnumerable<(string Name, object? Value)> parameters)
    {
        if (!_commands.TryGetValue(name, out var command))
        {
            command = Connection.CreateCommand();
            command.Transaction = Transaction;
            _sql.SetText(command, name);
            _commands.Add(name, command);
        }

        // Values change, parameters stay: PostgreSQL's driver goes on with those that it met when it prepared the statement.
        foreach (var (parameterName, value) in parameters)
        {
            ParameterOf(command, "@" + parameterName).Value = value is bool flag ? (flag ? 1L : 0L) : value ?? DBNull.Value;
        }

        return command;
    }

    private static DbParameter ParameterOf(DbCommand command, string name)
    {
        var index = command.Parameters.IndexOf(name);
        if (index >= 0)
        {
            return command.Parameters[index];
        }

        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
