using System.Text.RegularExpressions;
using Flights.Storage;

namespace Flights.BaselineStore.Tests;

/// <summary>What a statement costs does not grow with the history: each finds its rows by an index. Looked at in a history of a million
/// rows, with plans that serve every value of the parameters, as prepared statements have them.</summary>
public sealed class PostgresqlPlanTests(ITestOutputHelper output) : IAsyncDisposable
{
    private const string GrowingTables =
        "flights|fact_versions|classifications|flight_jobs|step_results|flight_revisions|mentions|partial_facts|step_keys|bisections|"
        + "step_lists|step_list_tests|step_passes|longest_runs|tested_revisions|wished_revisions|build_references|wanted_revisions|stand_ins";

    // These walk a branch's history from one end, and stop when the page is full; or count it, for people; or find those to tell of one
    // flight, or of a change of the allow files, above it, up to where it makes no difference.
    private static readonly string[] PagesOfABranch =
    [
        "list-flights", "list-facts-of-flights", "list-branches", "find-baseline", "first-mailed", "examined-branch", "find-newest-flight",
        "flights-that-take-baseline",
        "complete-flights-that-failed", "first-judged-as-of", "judged-from",
    ];

    private readonly PostgresqlSchema _schema = PostgresqlSchema.New();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // 2 000 flights of 50 jobs, with 500 rows each.
    private const string LargeHistory =
        """
        INSERT INTO labs (name) VALUES ('default');
        INSERT INTO branches (lab_id, name, history_version) VALUES (1, 'smoke', 2000), (1, 'other', 0);
        INSERT INTO jobs (name) SELECT 'job-' || i FROM generate_series(1, 50) i;
        INSERT INTO tests (name) SELECT 'test-' || i FROM generate_series(1, 10) i;
        INSERT INTO trees (name) SELECT 'tree-' || i FROM generate_series(1, 5) i;
        INSERT INTO flights
        SELECT 1, n, 1, 'real', 'real', 1, 0, 'digest', n, n, n, n, 0 FROM generate_series(1, 2000) n;
        INSERT INTO fact_versions SELECT 1, n, 'digest', 1, 0, 'payload' FROM generate_series(1, 2000) n;
        INSERT INTO flight_jobs SELECT 1, j, n, n % 3 / 2, 1 FROM generate_series(1, 2000) n, generate_series(1, 50) j;
        INSERT INTO step_results
        SELECT 1, j, t, n, (j - 1) * 10 + t - 1, 1, 'fail', 1
        FROM generate_series(1, 2000) n, generate_series(1, 50) j, generate_series(1, 10) t;
        INSERT INTO flight_revisions
        SELECT 1, t, 'revision-' || (n + s) / (10 * t), s, n
        FROM generate_series(1, 2000) n, generate_series(1, 5) t, generate_series(0, 1) s;
        INSERT INTO mentions SELECT 1, n, n + 1, s, 1, 'real' FROM generate_series(1, 2000) n, generate_series(0, 1) s;
        INSERT INTO partial_facts
        SELECT 1, j, 1, n, n + 1, j, 'fail', 0 FROM generate_series(1, 2000) n, generate_series(1, 50) j;
        INSERT INTO step_keys SELECT 1, j, t, 1, NULL FROM generate_series(1, 50) j, generate_series(1, 10) t;
        INSERT INTO step_lists (digest) SELECT 'list-' || i FROM generate_series(1, 100) i;
        INSERT INTO step_list_tests SELECT l, t FROM generate_series(1, 100) l, generate_series(1, 10) t;
        UPDATE flights SET complete = number % 2, start_time = number;
        UPDATE flight_jobs SET blessing = 'real';
        UPDATE flight_jobs SET step_list_id = job_id, status = 'fail', start_time = number, duration = number % 7 WHERE number % 2 = 1;
        INSERT INTO step_passes
        SELECT 1, j, t, 'blessing-' || b, b FROM generate_series(1, 50) j, generate_series(1, 10) t, generate_series(1, 40) b;
        INSERT INTO longest_runs SELECT 1, j, 'real', n, 2000 - n FROM generate_series(1, 50) j, generate_series(1, 2000) n;
        INSERT INTO tested_revisions SELECT branch_id, tree_id, revision, number, 1 FROM flight_revisions WHERE side = 0;
        INSERT INTO wished_revisions SELECT branch_id, tree_id, revision, 'real', number FROM flight_revisions WHERE side = 0;
        INSERT INTO wanted_revisions SELECT branch_id, number, side, tree_id, revision, tree_id % 2 FROM flight_revisions;
        INSERT INTO wanted_lengths SELECT 1, t, 10 FROM generate_series(1, 5) t;
        INSERT INTO build_references SELECT 1, n, n + 1 FROM generate_series(1, 2000) n;
        INSERT INTO stand_ins SELECT 1, n, n + 1, 1, 0 FROM generate_series(1, 2000) n;
        """;

    public ValueTask DisposeAsync()
    {
        _schema.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Statements_AllOfThem_ReachGrowingTablesByIndex()
    {
        await using var store = OpenStore.On(_schema);

        // A plan that is made while the tables are empty is kept, and so is one that is made before anybody has counted them.
        await AssertPlansAsync(store, "empty");
        _schema.Query(LargeHistory);
        await AssertPlansAsync(store, "large, not analyzed");
        _schema.Query("ANALYZE");
        await AssertPlansAsync(store, "large, analyzed");
    }

    // Beside OR or in CASE, PostgreSQL may answer EXISTS by one walk over all that it could find; which way it goes hangs on the sample
    // that ANALYZE took. A value that is selected leaves it no choice: (SELECT 1 … LIMIT 1) = 1.
    [Fact]
    public void Statements_AllOfThem_AskForExistenceWhereItIsLookedUp()
    {
        var sql = SqlText.Of(typeof(BaselineStoreModule).Assembly, SqlDialect.Postgresql);

        Assert.NotEmpty(sql.Names);
        Assert.DoesNotContain(sql.Names, name => Regex.IsMatch(Regex.Replace(sql[name], "--.*", ""), @"\b(OR|WHEN|SELECT)\s+(NOT\s+)?EXISTS\b"));
    }

    private static bool IsWalk(string name, string node) =>
        Regex.IsMatch(node, $"Seq Scan on ({GrowingTables}) ")
        || (Regex.IsMatch(node, $"Scan using .* on ({GrowingTables}) ") && !PagesOfABranch.Contains(name)
            && !node.Contains("flights_not_done", StringComparison.Ordinal) && !HasEqualityBesideTheBranch(node));

    // A search that fixes the branch or the lab alone walks over its whole history.
    private static bool HasEqualityBesideTheBranch(string node)
    {
        var condition = Regex.Match(node, "Index Cond: (.*)").Value;
        return Regex.Matches(condition, @"\((?:\w+\.)?(\w+) = ").Any(match => match.Groups[1].Value is not ("branch_id" or "lab_id"));
    }

    private async Task AssertPlansAsync(OpenStore store, string state)
    {
        var sql = SqlText.Of(typeof(BaselineStoreModule).Assembly, SqlDialect.Postgresql);
        var walks = new List<string>();
        foreach (var name in sql.Names)
        {
            var plan = await PlanAsync(store, name, sql[name]);
            walks.AddRange(plan.Where(node => IsWalk(name, node)).Select(node => $"{state}: {name}: {node}"));
        }

        walks.ForEach(output.WriteLine);
        Assert.Empty(walks);
    }

    // The nodes of the plan, each with what it says about itself.
    private static async Task<string[]> PlanAsync(OpenStore store, string name, string statement)
    {
        var parameters = new List<string>();
        var numbered = Regex.Replace(Regex.Replace(statement, "--.*", ""), "@[a-z_]+", match =>
        {
            if (!parameters.Contains(match.Value))
            {
                parameters.Add(match.Value);
            }

            return $"${parameters.IndexOf(match.Value) + 1}";
        });
        var values = parameters.Count == 0 ? "" : $"({string.Join(", ", parameters.Select(_ => "NULL"))})";

        // The store's own connection, with what it tells the planner.
        await using var connection = await store.Database.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the service's own.
        command.CommandText =
            $"SET plan_cache_mode = force_generic_plan; PREPARE \"{name}\" AS {numbered.Trim().TrimEnd(';')}; EXPLAIN (COSTS OFF) EXECUTE \"{name}\" {values}";
#pragma warning restore CA2100
        var lines = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(Cancelled))
        {
            while (await reader.ReadAsync(Cancelled))
            {
                lines.Add(reader.GetString(0) + " ");
            }
        }

#pragma warning disable CA2100
        command.CommandText = $"DEALLOCATE \"{name}\"; RESET plan_cache_mode";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancelled);
        Assert.NotEmpty(lines);
        return Regex.Split(string.Join('\n', lines), @"\n(?= *->)");
    }
}
