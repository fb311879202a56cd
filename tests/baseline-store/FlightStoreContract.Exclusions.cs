using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Domain.Tests.Histories;
using Flights.Tests;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    private const int ExcludedFlightCount = 12;

    private const int BesideHistoryCount = 2;

    // What counts for nobody, and for whom nobody asks in these histories.
    private static readonly Blessing Nobodys = new("play");

    /// <summary>Random histories in which flights are excluded and let in again, before or after they are recorded, shuffled and doubled:
    /// nothing changes unannounced, and it ends as in the orderly delivery.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Exclude_RandomHistories_EndInTheSameState(int oneMailedOf)
    {
        var firstSeed = TestSeed.First;
        TestContext.Current.TestOutputHelper?.WriteLine($"first seed {firstSeed}");
        for (var seed = firstSeed; seed < firstSeed + BesideHistoryCount; seed++)
        {
            var random = new RandomCompleteHistory(seed, oneMailedOf);
            var flights = random.Flights(ExcludedFlightCount);
            var exclusions = random.Exclusions(ExcludedFlightCount);
            object[] facts = [.. flights, .. random.Pushes(flights), .. exclusions];

            await using var orderly = await OpenAnotherAsync();
            var effective = new Dictionary<FlightNumber, Flight>();
            foreach (var fact in facts)
            {
                await RecordAsync(orderly, effective, fact);
            }

            await using var other = await OpenAnotherAsync();
            var delivered = random.Shuffled(facts.Concat(random.Shuffled(facts).Take(facts.Length / 3)));
            var actual = await RecordAllAsync(other, [], delivered, $"seed {seed}, shuffled");

            foreach (var flight in effective.Values)
            {
                Assert.True(actual[flight.Number] == await StateAsync(orderly, flight), $"seed {seed}: {flight.Number}");
            }
        }
    }

    /// <summary>What excluded flights leave of a history is what it would hold if their blessing counted for nobody.</summary>
    [Fact]
    public async Task Exclude_RandomCompleteHistories_AnswersAsIfTheFlightsCountedForNobody()
    {
        var firstSeed = TestSeed.First;
        TestContext.Current.TestOutputHelper?.WriteLine($"first seed {firstSeed}");
        for (var seed = firstSeed; seed < firstSeed + BesideHistoryCount; seed++)
        {
            await using var store = await OpenAnotherAsync();
            var random = new RandomCompleteHistory(seed);
            var flights = random.Flights(ExcludedFlightCount);
            var exclusions = random.Exclusions(ExcludedFlightCount);
            object[] facts = [.. flights, .. exclusions];
            var effective = new Dictionary<FlightNumber, Flight>();
            foreach (var fact in random.Shuffled(facts))
            {
                await RecordAsync(store, effective, fact);
            }

            var excluded = effective.Keys.Where(number => FlightExclusion.Holds(exclusions.Where(each => each.Flight == number))).ToHashSet();
            var history = new FlightHistory();
            foreach (var (number, flight) in effective)
            {
                history.Add(excluded.Contains(number) ? flight.Complete! with { Blessing = Nobodys } : flight.Complete!);
            }

            for (var i = 0; i < ScopeCount; i++)
            {
                var scope = random.Scope(ExcludedFlightCount);
                if (scope.Baseline.Flight is { } standsIn && excluded.Contains(standsIn))
                {
                    continue;
                }

                Assert.Equal(history.PushAges(scope), (await store.Store.FindPushAgesAsync(scope, Cancelled)).Ages);
                foreach (var (number, flight) in effective)
                {
                    var actual = (await store.Store.ExamineAsync(scope, number, Cancelled))!.Flight!;
                    Assert.Equal(flight.Blessing, actual.Blessing);
                    var (wanted, found) = (Lines(history.Examine(number, scope)), Lines(actual));
                    Assert.True(wanted == found, $"seed {seed}, {number}: {scope}\nexpected\n{wanted}\nactual\n{found}");
                }
            }
        }
    }

    /// <summary>An excluded flight is no evidence even for a mailed flight that names it.</summary>
    [Fact]
    public async Task Exclude_FlightThatAMailedOneNames_TakesItFromTheEvidence()
    {
        await using var open = await OpenAnotherAsync();
        await open.Store.RecordAsync(Flight(10, "old", "older").With("test-a", "pass").WithRow(status: "pass"), Cancelled);
        await open.Store.RecordAsync(Flight(20).With("test-a", "fail").WithRow(Says(SummaryKind.Regression, 10)), Cancelled);
        Assert.NotEmpty((await OnlyRowAsync(open, 20)).Candidates);
        Assert.True((await OnlyRowAsync(open, 20)).EverPassed);

        var announced = await open.Exclusions.RecordAsync(Exclusion(10, 1), Cancelled);

        Assert.Equal([10, 20], announced.Select(each => each.Flight.Value).Order());
        Assert.Empty((await OnlyRowAsync(open, 20)).Candidates);
        Assert.False((await OnlyRowAsync(open, 20)).EverPassed);
        Assert.Single((await open.Store.FindFlightAsync(Lab, new FlightNumber(10), Cancelled))!.Exclusions);
    }

    /// <summary>A flight that stands for a baseline is looked at whatever its blessing, but not if it is excluded.</summary>
    [Fact]
    public async Task Exclude_FlightThatStandsForABaseline_TakesItFromTheEvidence()
    {
        await using var open = await OpenAnotherAsync();
        foreach (var (number, status) in ((long, string)[])[(100, "pass"), (110, "pass"), (120, "fail")])
        {
            await open.Store.RecordAsync(Submitted(Booted(number, new StepStatus(status))), Cancelled);
        }

        var scope = ScopeOf("new", "old") with { Baseline = new Versions([], new FlightNumber(100)) };
        Assert.Contains(await CandidatesAsync(open, scope, 120), each => each.Value == 100);

        await open.Exclusions.RecordAsync(Exclusion(100, 1), Cancelled);

        Assert.Empty(await CandidatesAsync(open, scope, 120));
    }

    [Fact]
    public async Task Exclude_ThatIsTakenBackLater_CountsByTimeNotByArrival()
    {
        await using var open = await OpenAnotherAsync();
        await open.Store.RecordAsync(Flight(10), Cancelled);

        var taken = await open.Exclusions.RecordAsync(Exclusion(10, 2) with { IsWithdrawal = true }, Cancelled);
        var late = await open.Exclusions.RecordAsync(Exclusion(10, 1), Cancelled);
        var last = await open.Exclusions.RecordAsync(Exclusion(10, 3), Cancelled);
        var again = await open.Exclusions.RecordAsync(Exclusion(10, 3), Cancelled);

        Assert.Empty(taken);
        Assert.Empty(late);
        Assert.Equal(V1.RecordingCause.Facts, Assert.Single(last).Cause);
        Assert.Equal(V1.RecordingCause.Repeated, Assert.Single(again).Cause);
    }

    private static FlightExclusion Exclusion(long flight, int day) =>
        new(Lab, new FlightNumber(flight), IsWithdrawal: false, DateTimeOffset.UnixEpoch.AddDays(day), "Ada Example", "its host was bad");

    private static CompleteFlight Booted(long number, StepStatus status) => new()
    {
        Lab = Lab,
        Number = new FlightNumber(number),
        Branch = Branch,
        Blessing = Blessing.Real,
        IntendedBlessing = Blessing.Real,
        Jobs = [new CompleteJob { Name = "test-a", Status = status, Steps = [new CompleteStep { Number = 1, TestId = "boot", Status = status }] }],
    };

    private static async Task<StepEvidence> OnlyRowAsync(OpenStore open, long flight) => Assert.Single(
        (await open.Store.FindEvidenceAsync(Lab, new FlightNumber(flight), Horizon.Below, Cancelled))!.Evidence.Steps);

    private static async Task<IEnumerable<FlightNumber>> CandidatesAsync(OpenStore open, HistoryScope scope, long flight)
    {
        var examined = (await open.Store.ExamineAsync(scope, new FlightNumber(flight), Cancelled))!.Flight!;
        return examined.Jobs.SelectMany(job => job.Failed).SelectMany(step => step.Evidence.Candidates).Select(each => each.Flight);
    }
}
