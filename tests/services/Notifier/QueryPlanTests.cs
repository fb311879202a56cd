using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Flights.Notifier;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

/// <summary>What a statement costs must not grow with the history: each finds its rows by an index.</summary>
public sealed class QueryPlanTests
{
    // The branches are few, and so are the subscriptions; the index of what is unpublished is empty mostly, and the cursor is one row. The newest
    // event is the first that is looked at, from the end.
    private static readonly string[] Allowed =
        ["SCAN branches", "SCAN events USING INDEX events_unpublished", "SCAN subscriptions", "SCAN s", "SCAN delivery_cursor"];

    // It ends at the first row.
    private static readonly string[] EndsAtOnce = ["newest-event"];

    [Fact]
    public async Task EveryStatement_FindsItsRowsByAnIndex()
    {
        using var rig = new LedgerRig(SqlDialect.Sqlite);
        var statements = SqlText.Of(Assembly.GetAssembly(typeof(NotifierModule))!);
        await using var connection = await rig.Database.File.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var name in statements.Names)
        {
            var plan = await PlanAsync(connection, statements[name], TestContext.Current.CancellationToken);

            var bad = plan.Where(step => !EndsAtOnce.Contains(name) && !Allowed.Any(allowed => step.StartsWith(allowed, StringComparison.Ordinal))
                && (step.StartsWith("SCAN", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal)));
            Assert.True(!bad.Any(), $"{name}: {string.Join("; ", bad)}");
        }
    }

    private static async Task<List<string>> PlanAsync(DbConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        foreach (var parameter in Regex.Matches(statement, "@[A-Za-z]+").Select(match => match.Value).Distinct())
        {
            var value = command.CreateParameter();
            (value.ParameterName, value.Value) = (parameter, 1);
            command.Parameters.Add(value);
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
