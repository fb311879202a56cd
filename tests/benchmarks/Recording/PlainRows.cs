using Flights.Domain.Flights;
using Npgsql;

namespace Flights.Benchmarks.Recording;

/// <summary>The floor: the rows that a recorded flight left in the baseline store's tables, inserted by Npgsql alone into tables that are made
/// alike, with the same indices. What recording reads, numbers, compares and updates is none of it.</summary>
/// <param name="source">Connections that may write, with the service's settings.</param>
internal sealed class PlainRows(Func<ValueTask<NpgsqlConnection>> source)
{
    private const string Schema = "plain_rows";

    // Those that have rows of single flights: by the flight that the row is of, or by the one that tells it.
    private const string Tables = """
        SELECT DISTINCT ON (t.table_name) t.table_name, c.column_name
        FROM information_schema.tables t
        JOIN information_schema.columns c USING (table_schema, table_name)
        WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.column_name IN ('number', 'told_by')
        ORDER BY t.table_name, c.column_name
        """;

    private readonly List<(string Table, string Key)> _tables = [];

    /// <summary>Makes the tables.</summary>
    public async Task CreateAsync()
    {
        await using var connection = await source();
        await using (var command = Command(connection, Tables))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                _tables.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        await ExecuteAsync(connection, $"CREATE SCHEMA {Schema}");
        foreach (var (table, _) in _tables)
        {
            await ExecuteAsync(connection, $"CREATE TABLE {Schema}.{table} (LIKE {table} INCLUDING ALL)");
        }
    }

    /// <summary>The rows of flights, as an insert for each.</summary>
    /// <param name="flights">The flights.</param>
    /// <returns>For each flight its inserts.</returns>
    public async Task<List<List<(string Text, object?[] Values)>>> ReadAsync(IReadOnlyList<FlightNumber> flights)
    {
        await using var connection = await source();
        var inserts = flights.ToDictionary(flight => flight.Value, _ => new List<(string, object?[])>());
        foreach (var (table, key) in _tables)
        {
            await using var command = Command(connection, $"SELECT * FROM {table} WHERE {key} = ANY($1)");
            command.Parameters.Add(new NpgsqlParameter { Value = inserts.Keys.ToArray() });
            await using var reader = await command.ExecuteReaderAsync();
            var numbers = string.Join(", ", Enumerable.Range(1, reader.FieldCount).Select(number => $"${number}"));
            while (await reader.ReadAsync())
            {
                var values = new object?[reader.FieldCount];
                reader.GetValues(values!);
                inserts[reader.GetInt64(reader.GetOrdinal(key))].Add(($"INSERT INTO {Schema}.{table} VALUES ({numbers})", values));
            }
        }

        return [.. inserts.Values];
    }

    /// <summary>Inserts the rows of one flight, in one transaction and one message.</summary>
    public async Task InsertAsync(List<(string Text, object?[] Values)> rows)
    {
        await using var connection = await source();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (text, values) in rows)
        {
            // CA2100: the names are those that our migrations gave to tables and columns.
#pragma warning disable CA2100
            var command = new NpgsqlBatchCommand(text);
#pragma warning restore CA2100
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = Command(connection, text);
        await command.ExecuteNonQueryAsync();
    }

    // CA2100: as above.
#pragma warning disable CA2100
    private static NpgsqlCommand Command(NpgsqlConnection connection, string text) => new(text, connection);
#pragma warning restore CA2100
}
