using Flights.Storage;
using Microsoft.Data.Sqlite;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>What only a look into the SQLite file can tell.</summary>
public sealed class SqliteFileTests : IAsyncDisposable
{
    private static readonly string[] GrowingTables =
    [
        "flights", "fact_versions", "classifications", "flight_jobs", "step_results", "flight_revisions", "mentions", "partial_facts",
        "step_keys", "bisections", "step_lists", "step_list_tests", "step_passes", "longest_runs", "tested_revisions", "wished_revisions",
        "build_references", "wanted_revisions", "wanted_lengths", "stand_ins",
    ];

    // A search that fixes the branch alone walks over its whole history.
    private static readonly string[] RangesOverABranch =
        ["(branch_id=?)", "(branch_id=? AND number<", "(branch_id=? AND number>", "(branch_id=? AND told_by<", "(branch_id=? AND told_by>"];

    // These walk the branch's history from one end, and stop when the page is full; or count it, for people.
    private static readonly string[] PagesOfABranch =
        ["list-flights", "list-facts-of-flights", "list-branches", "find-baseline", "first-mailed", "examined-branch", "find-newest-flight"];

    // These find those to tell of one flight above it, up to where it makes no difference.
    private static readonly string[] RangesToTell =
        ["flights-that-take-baseline", "complete-flights-that-failed", "first-judged-as-of", "judged-from"];

    private readonly OpenStore _store = OpenStore.Sqlite();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Queries_AllOfThem_ReachGrowingTablesByIndex()
    {
        // Without foreign keys: their checks stand in the plan of an insertion, and run only where one is violated.
        await using var connection = new SqliteConnection($"Data Source={_store.File};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync(Cancelled);
        var sql = SqlText.Of(typeof(BaselineStoreModule).Assembly);
        var scans = new List<string>();
        foreach (var name in sql.Names)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql[name];
            foreach (var parameter in sql[name].Split(' ', '\n', ',', ';', ')', '(').Where(word => word.StartsWith('@')).Distinct())
            {
                command.Parameters.AddWithValue(parameter, 1);
            }

            await using var reader = await command.ExecuteReaderAsync(Cancelled);
            while (await reader.ReadAsync(Cancelled))
            {
                scans.Add($"{name}: {reader.GetString(3)}");
            }
        }

        // The flights that are not done are found by an index that holds no others: a scan of it is what is wanted.
        Assert.NotEmpty(scans);
        Assert.DoesNotContain(scans, line => RangesOverABranch.Any(range => line.Contains(range, StringComparison.Ordinal))
            && !PagesOfABranch.Concat(RangesToTell).Any(name => line.StartsWith(name, StringComparison.Ordinal)));
        Assert.DoesNotContain(
            scans, line => IsScanOfGrowingTable(line, sql) && !line.Contains("flights_not_done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schema_EveryTableAndColumn_IsCommented()
    {
        await using var connection = new SqliteConnection($"Data Source={_store.File};Pooling=False");
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name <> 'schema_versions' AND name NOT LIKE 'sqlite_%'";
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var count = 0;
        while (await reader.ReadAsync(Cancelled))
        {
            var columns = reader.GetString(0).Split('\n')[1..]
                .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && char.IsAsciiLetterLower(line[2]));
            Assert.All(columns, line => Assert.Contains("-- ", line, StringComparison.Ordinal));
            count++;
        }

        Assert.True(count >= 10);
    }

    [Fact]
    public async Task Open_SeveralAtOnce_MigrateOnce()
    {
        var folder = Directory.CreateTempSubdirectory("flights-migrate-");
        try
        {
            var file = Path.Combine(folder.FullName, "new", "store.db");
            var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
                Task.Run(() => Database.OpenSqlite(file, typeof(BaselineStoreModule).Assembly), Cancelled)));

            await using var connection = await opened[0].OpenAsync(Cancelled);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM schema_versions";
            Assert.Equal(6L, await command.ExecuteScalarAsync(Cancelled));
            Array.ForEach(opened, each => each.Dispose());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Record_InParallel_RecordsAll()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(number => _store.Store.RecordAsync(Flight(number), Cancelled)));

        Assert.Equal(50, (await _store.Store.ListFlightsAsync(Lab, Branch, long.MaxValue, 100, Cancelled))!.Count);
    }

    // A line says 'SCAN alias'; the alias is the table's own, and its table stands before it in the statement.
    private static bool IsScanOfGrowingTable(string line, SqlText sql)
    {
        if (line.Split(": ") is not [var name, ['S', 'C', 'A', 'N', ' ', .. var scanned]])
        {
            return false;
        }

        var alias = scanned.Split(' ')[0];
        return GrowingTables.Any(table =>
            alias == table || sql[name].Contains($" {table} {alias}", StringComparison.Ordinal));
    }
}
