using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Tests.Histories;
using Flights.Oracle.Tests;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    private const int CompleteHistoryCount = 20;

    private const int CompleteFlightCount = 30;

    private const int ScopeCount = 12;

    /// <summary>Random histories of complete flights, recorded in order, shuffled or doubled: every answer is that of the history in
    /// memory.</summary>
    [Theory]
    [InlineData("in order")]
    [InlineData("shuffled")]
    [InlineData("doubled")]
    public async Task Examine_RandomCompleteHistories_AnswersAsTheHistoryInMemory(string delivery)
    {
        var firstSeed = Random.Shared.Next(1_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"first seed {firstSeed}");
        for (var seed = firstSeed; seed < firstSeed + CompleteHistoryCount; seed++)
        {
            await using var store = await OpenAnotherAsync();
            var random = new RandomCompleteHistory(seed);
            var flights = random.Flights(CompleteFlightCount);
            var delivered = delivery switch
            {
                "in order" => flights,
                "shuffled" => random.Shuffled(flights),
                _ => [.. random.Shuffled(flights), .. random.Shuffled(flights)],
            };
            var effective = new Dictionary<FlightNumber, Flight>();
            foreach (var flight in delivered)
            {
                await store.Store.RecordAsync(flight, Cancelled);
                Prevail(effective, flight);
            }

            var history = new FlightHistory();
            foreach (var flight in effective.Values)
            {
                history.Add(flight.Complete!);
            }

            for (var i = 0; i < ScopeCount; i++)
            {
                await AssertAnswersAsync(store.Store, history, random.Scope(CompleteFlightCount), effective.Keys, $"seed {seed}, scope {i}");
            }
        }
    }

    /// <summary>The histories that osstest's own program reported on: each question that the judgements of its reports ask is answered as
    /// the history in memory answers it.</summary>
    [Fact]
    public async Task Examine_RecordedHistories_AnswersAsTheHistoryInMemory()
    {
        OracleFolder.Require();
        var asked = 0;
        foreach (var scenario in OracleFolder.Scenarios())
        {
            await using var store = await OpenAnotherAsync();
            var history = new FlightHistory();
            var next = 0;
            foreach (var examination in scenario.Examinations)
            {
                for (; next < scenario.Flights.Count && scenario.Flights[next].Number <= examination.VisibleUpTo; next++)
                {
                    history.Add(scenario.Flights[next]);
                    await store.Store.RecordAsync(Submitted(scenario.Flights[next]), Cancelled);
                }

                var where = $"{scenario.Name}/{examination.Output}";
                var scope = examination.ScopeOn(scenario.Branch);
                var judging = new Judging(examination.Flight, scope, examination.Allowed, ReportPolicy.Of2015);
                while (judging.Next is { } wanted)
                {
                    judging.Add(await AssertAnswersAsync(store.Store, history, scope, wanted, where));
                    asked++;
                }

                Assert.Equal(history.PushAges(scope), (await store.Store.FindPushAgesAsync(scope, Cancelled)).Ages);
            }
        }

        Assert.True(asked > 0, "There is no report to compare.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} flights were examined");
    }

    [Fact]
    public async Task Examine_FlightThatWasOnlyMailed_IsToldApart()
    {
        await Store.RecordAsync(Flight(10), Cancelled);

        var mailed = await Store.ExamineAsync(ScopeOf("new", "old"), new FlightNumber(10), Cancelled);
        var unknown = await Store.ExamineAsync(ScopeOf("new", "old"), new FlightNumber(11), Cancelled);

        Assert.Null(mailed!.Flight);
        Assert.Null(unknown);
    }

    private static HistoryScope ScopeOf(string targeted, string baseline) => new()
    {
        Lab = Lab,
        Branch = Branch,
        Targeted = Versions(targeted).Trees,
        Baseline = Versions(baseline),
        Now = DateTimeOffset.UnixEpoch,
    };

    private static async Task AssertAnswersAsync(
        FlightStore store, FlightHistory history, HistoryScope scope, IEnumerable<FlightNumber> flights, string where)
    {
        var ages = await store.FindPushAgesAsync(scope, Cancelled);
        Assert.True(history.PushAges(scope) == ages.Ages, $"{where}:\nexpected {history.PushAges(scope)}\nactual   {ages.Ages}");
        foreach (var number in flights)
        {
            await AssertAnswersAsync(store, history, scope, number, where);
        }
    }

    private static async Task<ExaminedFlight> AssertAnswersAsync(
        FlightStore store, FlightHistory history, HistoryScope scope, FlightNumber flight, string where)
    {
        var expected = history.Examine(flight, scope);
        var actual = (await store.ExamineAsync(scope, flight, Cancelled))!.Flight!;
        Assert.Equal(expected.Blessing, actual.Blessing);
        var (wanted, found) = (Lines(expected), Lines(actual));
        Assert.True(wanted == found, $"{where}, {flight}: {scope}\nexpected\n{wanted}\nactual\n{found}");
        return actual;
    }

    private static Flight Submitted(CompleteFlight flight) => Flight(flight.Number.Value, "", "", flight.Blessing.Word) with
    {
        Branch = flight.Branch,
        Complete = flight,
    };

    // Of jobs the order means nothing.
    private static string Lines(ExaminedFlight flight) => string.Join(
        '\n',
        flight.Jobs.OrderBy(job => job.Name, StringComparer.Ordinal).SelectMany(job => job.Failed
            .Select(step => $"{step.Number} {step.Status} {step.Evidence.IsHistoryComplete} {Text(step.Evidence)}")
            .Prepend($"{job.Name} {job.Status} {job.DurationEstimate}")));
}
