using System.Text.RegularExpressions;
using Flights.BaselineStore.Progress;
using Flights.Domain.Baselines;
using Flights.Storage;
using Flights.Tests;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>The server parses and plans a statement once for each connection, however often it runs and whatever its values are.</summary>
public sealed class PostgresqlPreparedTests(ITestOutputHelper output) : IDisposable
{
    private const int FlightCount = 20;

    private static readonly string[] OfRecording = ["add-flight", "add-fact-version", "add-step-results", "set-effective-facts"];

    private static readonly string[] OfJudging =
    [
        "evidence-facts", "evidence-named", "flight-pushes", "flight-exclusions", "examined-branch", "examined-flight", "examined-jobs",
        "examined-steps", "examined-first-passes", "tested-flights", "examined-outcomes",
    ];

    private readonly PostgresqlSchema _schema = PostgresqlSchema.New();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _schema.Dispose();

    [Fact]
    public async Task Statements_OfRecordingAndJudging_ArePreparedOnceAndPlannedForAllValues()
    {
        output.WriteLine($"seed {TestSeed.First}");

        // One connection that writes and one that reads.
        using var database = Database.OpenPostgresql(_schema.Place with { PoolSize = 1 }, typeof(BaselineStoreModule).Assembly);
        var store = new FlightStore(database, new ProgressSignal(), TimeProvider.System);
        var random = new RandomCompleteHistory(TestSeed.First);
        await DeliverAsync(store, random, FlightCount);
        await DeliverAsync(store, random, FlightCount);
        var written = await database.WriteAsync(ListAsync, Cancelled);
        var read = await database.ReadAsync(ListAsync, Cancelled);

        AssertPrepared(OfRecording, written);
        AssertPrepared(OfJudging, read);
    }

    // Of each kind of flight and question enough that what it takes is met twice.
    private static async Task DeliverAsync(FlightStore store, RandomCompleteHistory random, int count)
    {
        foreach (var flight in random.Flights(count))
        {
            await store.RecordAsync(flight, Cancelled);
            await store.FindEvidenceAsync(Lab, flight.Number, Horizon.Below, withSteps: false, Cancelled);
            await store.ExamineAsync(HistoryScope.Of(flight, flight.Baseline), flight.Number, Cancelled);
        }
    }

    // There are no more of them than the service has statements, whatever the values were.
    private static void AssertPrepared(IEnumerable<string> names, IReadOnlyList<Prepared> prepared)
    {
        var sql = SqlText.Of(typeof(BaselineStoreModule).Assembly, SqlDialect.Postgresql);
        var texts = prepared.Select(each => each.Text).ToList();
        Assert.Equal(texts.Distinct(), texts);
        Assert.Subset(sql.Names.Select(name => Numbered(sql[name])).ToHashSet(), texts.ToHashSet());
        Assert.All(names, name => Assert.Contains(Numbered(sql[name]), texts));
        Assert.All(prepared, each => Assert.Equal(0, each.CustomPlans));
    }

    // As the server is told it: without comments, parameters by their numbers.
    private static string Numbered(string text)
    {
        var names = new List<string>();
        return Regex.Replace(Regex.Replace(text, "--.*", ""), "@[a-z_]+", match =>
        {
            names.Add(match.Value);
            return $"${names.Distinct().ToList().IndexOf(match.Value) + 1}";
        }).Trim();
    }

    private static async Task<IReadOnlyList<Prepared>> ListAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText =
            "SELECT statement, custom_plans FROM pg_prepared_statements WHERE parameter_types <> '{}' AND statement NOT LIKE '%pg_advisory%'";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Prepared>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new Prepared(reader.GetString(0), reader.GetInt64(1)));
        }

        return rows;
    }

    private sealed record Prepared(string Text, long CustomPlans);
}
