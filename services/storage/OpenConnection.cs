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
    public DbCommand Command(string name, DbTransaction transaction)
    {
        if (!_commands.TryGetValue(name, out var command))
        {
            command = connection.CreateCommand();
            sql.SetText(command, name);
            _commands.Add(name, command);
        }

        if (_used.Add(command))
        {
            command.Transaction = transaction;
        }

        return command;
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
}
