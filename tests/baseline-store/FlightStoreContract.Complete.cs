using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Tests.Histories;
using Flights.Oracle.Tests;
using Flights.Tests;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    private const int CompleteHistoryCount = 4;

    private const int CompleteFlightCount = 30;

    private const int AnnouncedFlightCount = 20;

    private const int ScopeCount = 12;

    /// <summary>Random histories of complete flights, recorded in order, shuffled or doubled: every answer is that of the history in
    /// memory.</summary>
    [Theory]
    [InlineData("in order")]
    [InlineData("shuffled")]
    [InlineData("doubled")]
    public async Task Examine_RandomCompleteHistories_AnswersAsTheHistoryInMemory(string delivery)
    {
        var firstSeed = TestSeed.First;
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

    /// <summary>Random histories, some flights of which are only mailed, recorded in random order: after every recording no judgement has
    /// changed of which nothing was announced.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Record_RandomCompleteHistories_NoJudgementChangesUnannounced(int oneMailedOf)
    {
        var firstSeed = TestSeed.First;
        TestContext.Current.TestOutputHelper?.WriteLine($"first seed {firstSeed}");
        for (var seed = firstSeed; seed < firstSeed + CompleteHistoryCount; seed++)
        {
            await using var store = await OpenAnotherAsync();
            var random = new RandomCompleteHistory(seed, oneMailedOf);
            var effective = new Dictionary<FlightNumber, Flight>();
            var before = new Dictionary<FlightNumber, string>();
            foreach (var flight in random.Shuffled(random.Flights(AnnouncedFlightCount)))
            {
                var announced = (await store.Store.RecordAsync(flight, Cancelled)).Select(each => each.Flight).ToHashSet();
                Prevail(effective, flight);
                foreach (var each in effective.Values)
                {
                    var now = each.Complete is null ? await EvidenceAsync(store.Store, each) : await JudgeAsync(store.Store, each);
                    var isSame = before.TryGetValue(each.Number, out var then) && then == now;
                    Assert.True(
                        isSame || announced.Contains(each.Number),
                        $"seed {seed}: {each.Number} after {flight.Number} changed unannounced:\n{then}\nnow\n{now}");
                    before[each.Number] = now;
                }
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
        foreach (var scenario in OracleFolder.Scenarios().Where((_, place) => place % AskedOf == 0))
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

    // As the classifier judges for the record: by what was submitted, and the flights up to the flight itself.
    private static async Task<string> JudgeAsync(IFlightStore store, Flight flight)
    {
        var baseline = flight.Baseline;
        if (baseline.IsNone)
        {
            var told = (await store.FindBaselineAsync(flight.Lab, flight.Branch, flight.Number, Cancelled))!.Baseline;
            baseline = told is null ? Domain.Flights.Versions.None
                : told.Revisions.Count > 0 ? new Versions(told.Revisions, null) : new Versions([], told.Flight);
        }

        var scope = new HistoryScope
        {
            Lab = flight.Lab,
            Branch = flight.Branch,
            Targeted = flight.Targeted.Trees.Count > 0 ? flight.Targeted.Trees : OwnRevisions.Of(flight.Complete!, baseline.Trees),
            Baseline = baseline,
            MaxFlight = flight.Number,
            Now = DateTimeOffset.UnixEpoch,
        };
        var judging = new Judging(flight.Number, scope, AllowList.Empty, ReportPolicy.Later);
        var seen = $"{scope.Baseline} {scope.Targeted}";
        while (judging.Next is { } next)
        {
            var examined = (await store.ExamineAsync(scope, next, Cancelled))!.Flight ?? new ExaminedFlight(next, Blessing.Real, []);
            examined = examined with
            {
                Jobs = examined.Jobs
                    .Select(job => job with
                    {
                        DurationEstimate = TimeSpan.Zero,
                        Failed = job.Failed
                            .Select(step => step with { Evidence = step.Evidence with { NotRefutingCount = 0 } })
                            .ToEquatableList(),
                    })
                    .ToEquatableList(),
            };
            judging.Add(examined);
            seen += $"\n{next}\n{Lines(examined)}";
        }

        return seen;
    }

    private static async Task<string> EvidenceAsync(FlightStore store, Flight flight)
    {
        var found = await store.FindEvidenceAsync(flight.Lab, flight.Number, Horizon.Below, Cancelled);
        return string.Join('\n', WithoutCounts(found!.Evidence.Steps).Select(Text));
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
