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

    private readonly bool _onlyReads;

    internal DatabaseSession(OpenConnection connection, DbTransaction transaction, bool onlyReads)
    {
        _connection = connection;
        _onlyReads = onlyReads;
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

    /// <summary>Makes room for queries that need nothing of each other's answers.</summary>
    public DatabaseBatch Batch() => new(this);

    /// <summary>Runs queries and reads their rows.</summary>
    internal async Task RunAsync(IReadOnlyList<BatchedQuery> queries, CancellationToken cancellationToken)
    {
        if (queries.Count > 1 && Connection.CanCreateBatch)
        {
            await RunTogetherAsync(queries, isLast: false, cancellationToken);
            return;
        }

        foreach (var query in queries)
        {
            await using var reader = await Command(query.Name, query.Parameters).ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                query.Read(reader);
            }
        }
    }

    /// <summary>Runs queries and reads their rows, after which a transaction that only reads may have ended.</summary>
    internal Task RunLastAsync(IReadOnlyList<BatchedQuery> queries, CancellationToken cancellationToken) =>
        _onlyReads && queries.Count > 0 && Connection.CanCreateBatch
            ? RunTogetherAsync(queries, isLast: true, cancellationToken)
            : RunAsync(queries, cancellationToken);

    private async Task RunTogetherAsync(IReadOnlyList<BatchedQuery> queries, bool isLast, CancellationToken cancellationToken)
    {
        await using var batch = Connection.CreateBatch();
        batch.Transaction = Transaction;
        foreach (var query in queries)
        {
            _connection.Add(batch, query.Name, query.Parameters);
        }

        // The driver goes by what the server says of the transaction, and does not end it once more.
        if (isLast)
        {
            var end = batch.CreateBatchCommand();
            end.CommandText = "COMMIT";
            batch.BatchCommands.Add(end);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var query in queries)
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                query.Read(reader);
            }

            await reader.NextResultAsync(cancellationToken);
        }
    }

    private DbCommand Command(string name, IEnumerable<(string Name, object? Value)> parameters) =>
        _connection.Command(name, Transaction, parameters);

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
}
