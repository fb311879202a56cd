using System.Data.Common;
using System.Globalization;
using Flights.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Flights.Benchmarks.Judging;

/// <summary>Copies the baseline store's tables from SQLite into PostgreSQL, where the same migrations made the same tables: that takes minutes
/// where to record the flights again takes hours.</summary>
/// <param name="from">The session that reads from SQLite.</param>
/// <param name="to">The session that writes to PostgreSQL.</param>
internal sealed class BranchCopy(DatabaseSession from, DatabaseSession to)
{
    // As the migrations made them: a table comes after those that it refers to.
    private const string Tables = """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> 'schema_versions'
        ORDER BY rowid
        """;

    private const string Columns = """
        SELECT column_name, data_type, is_identity = 'YES' FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = @table
        ORDER BY ordinal_position
        """;

    private readonly NpgsqlConnection _target = to.Connection as NpgsqlConnection
        ?? throw new InvalidOperationException("It is copied into PostgreSQL alone: FLIGHTS_DATABASE must say so.");

    /// <summary>Copies all rows. A row that is there already fails it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var table in await ReadAsync(Command(from, Tables), row => row.GetString(0), cancellationToken))
        {
            var columns = await ReadColumnsAsync(table, cancellationToken);
            await CopyAsync(table, columns, cancellationToken);
            foreach (var column in columns.Where(column => column.IsIdentity))
            {
                await ContinueNumbersAsync(table, column.Name, cancellationToken);
            }
        }

        await Command(to, "ANALYZE").ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<TRow>> ReadAsync<TRow>(DbCommand command, Func<DbDataReader, TRow> read, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }
        }

        return rows;
    }

    // CA2100 wants constants: the names in the text are those that our migrations gave to tables and columns.
#pragma warning disable CA2100
    private static DbCommand Command(DatabaseSession session, string text)
    {
        var command = session.Connection.CreateCommand();
        (command.CommandText, command.Transaction) = (text, session.Transaction);
        return command;
    }
#pragma warning restore CA2100

    private static async Task WriteAsync(
        NpgsqlBinaryImporter rows, DbDataReader row, int index, NpgsqlDbType type, CancellationToken cancellationToken) =>
        await (row.IsDBNull(index)
            ? rows.WriteNullAsync(cancellationToken)
            : type switch
            {
                NpgsqlDbType.Bigint => rows.WriteAsync(row.GetInt64(index), type, cancellationToken),
                NpgsqlDbType.Smallint => rows.WriteAsync(row.GetInt16(index), type, cancellationToken),
                NpgsqlDbType.Bytea => rows.WriteAsync(row.GetFieldValue<byte[]>(index), type, cancellationToken),
                _ => rows.WriteAsync(row.GetString(index), type, cancellationToken),
            });

    private Task<List<Column>> ReadColumnsAsync(string table, CancellationToken cancellationToken)
    {
        var command = Command(to, Columns);
        command.Parameters.Add(new NpgsqlParameter("table", table));
        return ReadAsync(
            command,
            row => new Column(row.GetString(0), Enum.Parse<NpgsqlDbType>(row.GetString(1), ignoreCase: true), row.GetBoolean(2)),
            cancellationToken);
    }

    private async Task CopyAsync(string table, List<Column> columns, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", columns.Select(column => column.Name));
        await using var select = Command(from, $"SELECT {names} FROM {table}");
        await using var row = await select.ExecuteReaderAsync(cancellationToken);
        await using var rows = await _target.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            await rows.StartRowAsync(cancellationToken);
            for (var i = 0; i < columns.Count; i++)
            {
                await WriteAsync(rows, row, i, columns[i].Type, cancellationToken);
            }
        }

        await rows.CompleteAsync(cancellationToken);
    }

    private async Task ContinueNumbersAsync(string table, string column, CancellationToken cancellationToken)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 1), max({column}) IS NOT NULL) FROM {table}");
        await using var command = Command(to, text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A column of a table.</summary>
    private sealed record Column(string Name, NpgsqlDbType Type, bool IsIdentity);
}
