using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Flights.Storage;

/// <summary>One transaction, and the statements that run in it. A statement is named by its <c>.sql</c> file and prepared once.
/// Not for use by several threads at once.</summary>
public sealed class DatabaseSession
{
    private readonly OpenConnection _connection;

    internal DatabaseSession(OpenConnection connection, DbTransaction transaction)
    {
        _connection = connection;
        Transaction = transaction;
    }

    /// <summary>The connection.</summary>
    public DbConnection Connection => _connection.Connection;

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

    /// <summary>Runs a statement once for a set of rows, which a server is told in one message.</summary>
    /// <param name="name">The name of the statement. It takes the rows from its parameter <c>@rows</c>: a JSON array of arrays.</param>
    /// <param name="parameters">What the rows have in common.</param>
    /// <param name="rows">The rows: numbers, texts, truth values and nulls. Without any, nothing runs.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task ExecuteForAllAsync(
        string name,
        IEnumerable<(string Name, object? Value)> parameters,
        IReadOnlyCollection<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken)
    {
        if (rows.Count > 0)
        {
            await Command(name, [.. parameters, ("rows", ToJson(rows))]).ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Runs a query once for a set of texts and reads every row.</summary>
    /// <param name="name">The name of the query. It takes the texts from its parameter <c>@texts</c>: a JSON array.</param>
    /// <param name="texts">The texts. Without any, nothing runs.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<List<TRow>> QueryForAllAsync<TRow>(
        string name, IReadOnlyCollection<string> texts, Func<DbDataReader, TRow> read, CancellationToken cancellationToken) =>
        texts.Count == 0 ? [] : await QueryAsync(name, [("texts", JsonSerializer.Serialize(texts))], read, cancellationToken);

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

    private DbCommand Command(string name, IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = _connection.Command(name, Transaction);

        // Values change, parameters stay: PostgreSQL's driver goes on with those that it met when it prepared the statement.
        foreach (var (parameterName, value) in parameters)
        {
            ParameterOf(command, "@" + parameterName).Value = value is bool flag ? (flag ? 1L : 0L) : value ?? DBNull.Value;
        }

        return command;
    }

    private static string ToJson(IReadOnlyCollection<IReadOnlyList<object?>> rows)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var value in row)
                {
                    Write(json, value);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteNumberValue(flag ? 1 : 0);
                break;
            default:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
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
