using System.Data.Common;

namespace Flights.Storage;

/// <summary>A connection, and the statements that were prepared on it. Not for use by several threads at once.</summary>
internal sealed class OpenConnection(DbConnection connection, SqlText sql, Action<OpenConnection> giveBack) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private readonly HashSet<DbCommand> _used = [];

    /// <summary>The connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>A statement that is to run in a transaction; its parameters are those that it had before, and have no value yet unless it
    /// runs again.</summary>
    public DbCommand Command(string name, DbTransaction transaction, IEnumerable<(string Name, object? Value)> parameters)
    {
        var statement = sql.Statement(name);
        if (!_commands.TryGetValue(name, out var command))
        {
            command = connection.CreateCommand();

            // CA2100 wants constants: every text comes from an embedded file and no input can reach it.
#pragma warning disable CA2100
            command.CommandText = statement.Text;
#pragma warning restore CA2100
            _commands.Add(name, command);
        }

        if (_used.Add(command))
        {
            command.Transaction = transaction;
        }

        // Values change, parameters stay: PostgreSQL's driver goes on with those that it met when it prepared the statement.
        SetAll(command.Parameters, command.CreateParameter, statement, parameters);
        return command;
    }

    /// <summary>Adds a statement to those that a server is told in one message.</summary>
    public void Add(DbBatch batch, string name, IEnumerable<(string Name, object? Value)> parameters)
    {
        var statement = sql.Statement(name);
        var command = batch.CreateBatchCommand();

        // CA2100: as above.
#pragma warning disable CA2100
        command.CommandText = statement.Text;
#pragma warning restore CA2100
        SetAll(command.Parameters, command.CreateParameter, statement, parameters);
        batch.BatchCommands.Add(command);
    }

    /// <summary>Forgets the values of all parameters, so that one that is left out the next time is missed.</summary>
    public void Clear()
    {
        foreach (var command in _used)
        {
            command.Transaction = null;
            foreach (DbParameter parameter in command.Parameters)
            {
                parameter.Value = null;
            }
        }

        _used.Clear();
    }

    /// <summary>Ends the statements and the connection, or gives the connection back to its driver's pool: no server is asked.</summary>
    public void Close()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>Gives it back to where it came from.</summary>
    public void Dispose() => giveBack(this);

    private static void SetAll(
        DbParameterCollection all, Func<DbParameter> create, SqlStatement statement, IEnumerable<(string Name, object? Value)> values)
    {
        // Those that have numbers are there from the first to the last.
        for (var i = all.Count; i < statement.Parameters?.Count; i++)
        {
            all.Add(create());
        }

        foreach (var (name, value) in values)
        {
            if (Find(all, create, statement, name) is { } parameter)
            {
                parameter.Value = value is bool flag ? (flag ? 1L : 0L) : value ?? DBNull.Value;
            }
        }
    }

    // Null if the statement has no such parameter: several statements may be given the same values.
    private static DbParameter? Find(DbParameterCollection all, Func<DbParameter> create, SqlStatement statement, string name)
    {
        if (statement.Parameters is { } numbered)
        {
            for (var i = 0; i < numbered.Count; i++)
            {
                if (numbered[i] == name)
                {
                    return all[i];
                }
            }

            return null;
        }

        var index = all.IndexOf("@" + name);
        if (index >= 0)
        {
            return all[index];
        }

        var parameter = create();
        parameter.ParameterName = "@" + name;
        all.Add(parameter);
        return parameter;
    }
}
