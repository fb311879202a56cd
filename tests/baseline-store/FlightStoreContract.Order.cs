using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Tests;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    private const int ReportCount = 14;

    // The last row that lists a step goes away, and a flight leaned on a retest that passed it by that listing alone.
    private const int ListingThatGoesAway = 262423;

    /// <summary>Random histories, recorded in random order: after every recording the evidence of every flight is what the definition
    /// says, and no evidence has changed that was not announced.</summary>
    [Fact]
    public async Task Record_RandomHistories_EvidenceIsAsDefinedAndNothingChangesUnannounced()
    {
        var firstSeed = TestSeed.First;
        TestContext.Current.TestOutputHelper?.WriteLine($"first seed {firstSeed}");
        foreach (var seed in Enumerable.Range(firstSeed, HistoryCount).Append(ListingThatGoesAway))
        {
            await using var store = await OpenAnotherAsync();
            var history = new RandomHistory(seed);
            var effective = new Dictionary<FlightNumber, Flight>();
            var before = new Dictionary<FlightNumber, EquatableList<StepEvidence>>();
            foreach (var report in history.Reports(ReportCount))
            {
                var announced = (await store.Store.RecordAsync(report, Cancelled)).Select(each => each.Flight).ToHashSet();
                Prevail(effective, report);
                var reference = new ReferenceEvidence(effective.Values);
                foreach (var flight in effective.Values)
                {
                    foreach (var horizon in (Horizon[])[Horizon.Below, Horizon.All])
                    {
                        var found = await store.Store.FindEvidenceAsync(flight.Lab, flight.Number, horizon, Cancelled);
                        var where = $"seed {seed}: {flight.Number} after {report.Number}, {horizon}";
                        AssertSame(reference.Of(flight, horizon), found!.Evidence.Steps, where);
                        Assert.Equal(flight.Digest, found.Flight.Digest);
                        if (horizon == Horizon.Below)
                        {
                            var now = WithoutCounts(found.Evidence.Steps);
                            var isSame = before.TryGetValue(flight.Number, out var then) && then == now;
                            Assert.True(isSame || announced.Contains(flight.Number), where + ": changed unannounced");
                            before[flight.Number] = now;
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Record_AnyOrder_EndsInTheSameFactsAndEvidence()
    {
        var firstSeed = TestSeed.First;
        TestContext.Current.TestOutputHelper?.WriteLine($"first seed {firstSeed}");
        for (var seed = firstSeed; seed < firstSeed + HistoryCount; seed++)
        {
            var history = new RandomHistory(seed);
            var reports = history.Reports(ReportCount);
            var expected = await EndOfAsync(reports);
            var actual = await EndOfAsync([.. history.Shuffled(reports), .. history.Shuffled(reports).Take(3)]);
            Assert.True(expected.SequenceEqual(actual), $"seed {seed}");
        }
    }

    protected abstract Task<OpenStore> OpenAnotherAsync();

    private static void Prevail(Dictionary<FlightNumber, Flight> effective, Flight report)
    {
        static (bool, bool, DateTimeOffset) Rank(Flight flight) => (
            flight.Complete is not null, flight.BodyHashState == BodyHashState.Verified, flight.ReportTime ?? DateTimeOffset.MinValue);

        static int Compare(Flight left, Flight right) => Rank(left).CompareTo(Rank(right)) is var byRank and not 0
            ? byRank
            : string.CompareOrdinal(left.Digest, right.Digest);

        if (!effective.TryGetValue(report.Number, out var known) || Compare(known, report) < 0)
        {
            effective[report.Number] = report;
        }
    }

    private static void AssertSame(EquatableList<StepEvidence> expected, EquatableList<StepEvidence> actual, string where)
    {
        for (var row = 0; row < Math.Max(expected.Count, actual.Count); row++)
        {
            Assert.True(
                expected[row] == actual[row],
                $"{where}, row {row}:\nexpected {Text(expected[row])}\nactual   {Text(actual[row])}");
        }
    }

    private static string Text(StepEvidence evidence) =>
        $"{evidence.Step} in {evidence.SeenIn} {evidence.EverPassed} {evidence.NotRefutingCount} "
        + string.Join(
            "; ",
            evidence.Candidates.Select(each => $"{each.Flight} {each.Blessing} {each.Role} {each.Outcome.Kind} {each.Outcome.Status} {each.IsCertain}"));

    private static EquatableList<StepEvidence> WithoutCounts(EquatableList<StepEvidence> steps) =>
        steps.Select(step => step with { NotRefutingCount = 0 }).ToEquatableList();

    private async Task<List<(Flight, EquatableList<StepEvidence>)>> EndOfAsync(IEnumerable<Flight> reports)
    {
        await using var store = await OpenAnotherAsync();
        var numbers = new SortedSet<FlightNumber>();
        foreach (var report in reports)
        {
            await store.Store.RecordAsync(report, Cancelled);
            numbers.Add(report.Number);
        }

        var end = new List<(Flight, EquatableList<StepEvidence>)>();
        foreach (var number in numbers)
        {
            var found = await store.Store.FindEvidenceAsync(FlightFacts.Lab, number, Horizon.Below, Cancelled);
            end.Add((found!.Flight.ToDomain(), found.Evidence.Steps));
        }

        return end;
    }
}
