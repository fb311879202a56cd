using System.Text.RegularExpressions;
using Flights.BaselineStore.Tests;
using Flights.Notifier;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

/// <summary>What a statement costs must not grow with the history: each finds its rows by an index, with a plan that serves every value of
/// its parameters, as a prepared statement has it, and that was made before or after the tables were counted.</summary>
public sealed class PostgresqlQueryPlanTests
{
    private const string LargeLedger =
        """
        INSERT INTO branches (lab, name, next_sequence) SELECT 'default', 'branch-' || i, 1 FROM generate_series(1, 5) i;
        INSERT INTO ledger_flights (lab, number, branch_id, rules_version, history_version, is_main)
        SELECT 'default', n, n % 5 + 1, 1, n, n % 2 FROM generate_series(1, 20000) n;
        INSERT INTO regressions
        SELECT n % 5 + 1, 'id-' || n, n, 'job', 'test-' || n % 50, n % 3, CASE WHEN n % 10 > 0 THEN n + 1 END, '', 'id-' || n, n * 1000
        FROM generate_series(1, 20000) n;
        INSERT INTO culprits SELECT n % 5 + 1, 'id-' || n, 'job', 'test-' || n % 50, n, '' FROM generate_series(1, 20000) n;
        INSERT INTO regression_annotations SELECT n % 5 + 1, 'id-' || n, 1, '' FROM generate_series(1, 20000) n;
        INSERT INTO stuck_notices SELECT n % 5 + 1, n, '' FROM generate_series(1, 20000) n;
        INSERT INTO gate_changes SELECT n % 5 + 1, n, n, '' FROM generate_series(1, 20000) n;
        INSERT INTO events (branch_id, sequence, payload, published)
        SELECT n % 5 + 1, n, '', CASE WHEN n > 19990 THEN 0 ELSE 1 END FROM generate_series(1, 20000) n;
        INSERT INTO subscriptions (lab, name, owner, payload, version, paused, after_event, claimed_until, delayed_until, failures)
        SELECT 'default', 'name-' || i, 'owner-' || i % 10, '', 1, 0, 0, 0, 0, 0 FROM generate_series(1, 50) i;
        INSERT INTO deliveries (subscription_id, name, state, create_time, start_time, due_time, attempts, event_count, error)
        SELECT n % 50 + 1, 'name-' || n, CASE WHEN n > 19990 THEN 1 ELSE 2 END, n, n, n, 1, 1, '' FROM generate_series(1, 20000) n;
        INSERT INTO delivery_events SELECT n, n FROM generate_series(1, 20000) n;
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryStatement_FindsItsRowsByAnIndex()
    {
        using var schema = PostgresqlSchema.New();
        using var rig = new LedgerRig(schema);
        await AssertPlansAsync(rig, "empty");
        schema.Query(LargeLedger);
        await AssertPlansAsync(rig, "large, not analyzed");
        schema.Query("ANALYZE");
        await AssertPlansAsync(rig, "large, analyzed");
    }

    private static async Task AssertPlansAsync(LedgerRig rig, string state)
    {
        var statements = SqlText.Of(typeof(NotifierModule).Assembly, SqlDialect.Postgresql);
        foreach (var name in statements.Names)
        {
            var plan = await PlanAsync(rig, name, statements[name]);

            // The branches are few, and so are the subscriptions and the events of one message; the cursor is one row.
            var bad = plan.Where(line => Regex.IsMatch(line, "Seq Scan on (?!branches|subscriptions|delivery_cursor)")
                || (line.Contains("Sort", StringComparison.Ordinal) && name is not ("list-branches" or "events-of-delivery")));
            Assert.True(!bad.Any(), $"{state}: {name}:\n{string.Join('\n', plan)}");
        }
    }

    private static async Task<List<string>> PlanAsync(LedgerRig rig, string name, string statement)
    {
        var parameters = Regex.Matches(statement, "@[A-Za-z]+").Select(match => match.Value).Distinct().ToList();
        var numbered = Regex.Replace(
            Regex.Replace(statement, "--.*", ""), "@[A-Za-z]+", match => $"${parameters.IndexOf(match.Value) + 1}");
        var values = parameters.Count == 0 ? "" : $"({string.Join(", ", parameters.Select(_ => "NULL"))})";
        await using var connection = await rig.Database.File.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SET plan_cache_mode = force_generic_plan;
            PREPARE "{name}" AS {numbered.Trim().TrimEnd(';')};
            EXPLAIN (COSTS OFF) EXECUTE "{name}" {values};
            DEALLOCATE "{name}";
            RESET plan_cache_mode
            """;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
        {
            lines.Add(reader.GetString(0));
        }

        Assert.NotEmpty(lines);
        return lines;
    }
}
