using System.Globalization;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    [Fact]
    public async Task ListFlights_BelowANumber_GivesTheNewestFirst()
    {
        foreach (var number in (long[])[12, 10, 11, 13])
        {
            await Store.RecordAsync(Flight(number), Cancelled);
        }

        var page = await Store.ListFlightsAsync(Lab, Branch, below: 13, limit: 2, Cancelled);

        Assert.Equal(["labs/default/flights/12", "labs/default/flights/11"], page!.Select(each => each.Flight.Name));
        Assert.Null(await Store.ListFlightsAsync(Lab, new BranchName("unknown"), long.MaxValue, 2, Cancelled));
    }

    [Fact]
    public async Task ListBranches_OfAllLabs_GivesThemByLabAndName()
    {
        await Store.RecordAsync(Flight(10), Cancelled);
        await Store.RecordAsync(Flight(12), Cancelled);
        await Store.RecordAsync(Flight(11) with { Branch = new BranchName("apex") }, Cancelled);
        await Store.RecordAsync(Flight(1) with { Lab = new LabName("a-lab") }, Cancelled);

        var all = await Store.ListBranchesAsync(null, (new LabName(""), new BranchName("")), 10, Cancelled);
        var rest = await Store.ListBranchesAsync(null, (Lab, new BranchName("apex")), 10, Cancelled);
        var own = await Store.ListBranchesAsync(Lab, (new LabName(""), new BranchName("")), 1, Cancelled);

        Assert.Equal(["a-lab smoke", "default apex", "default smoke"], all.Select(each => $"{each.Lab} {each.Branch}"));
        Assert.Equal(new BranchEntry(Lab, Branch, 2, new FlightNumber(12), 2), Assert.Single(rest));
        Assert.Equal("apex", Assert.Single(own).Branch.Value);
    }

    [Fact]
    public async Task ListBranches_FlightMovedToAnotherBranch_LeavesOutTheEmptyOne()
    {
        await Store.RecordAsync(Flight(10), Cancelled);
        await Store.RecordAsync(
            Flight(10) with { Branch = new BranchName("other"), Digest = "x", BodyHashState = BodyHashState.Verified }, Cancelled);

        var branches = await Store.ListBranchesAsync(null, (new LabName(""), new BranchName("")), 10, Cancelled);

        Assert.Equal("other", Assert.Single(branches).Branch.Value);
    }

    [Fact]
    public async Task ListStepOutcomes_AllSorts_GivesTheNewestFirstWithWhatWasTested()
    {
        await Store.RecordAsync(Flight(10, "a").With("test-a", "pass"), Cancelled);
        await Store.RecordAsync(Flight(11, "xen=b,linux=l").With("test-a", "fail").WithRow(status: "broken"), Cancelled);
        await Store.RecordAsync(Flight(12, "c").With("test-a", "fail"), Cancelled);
        await Store.RecordAsync(Flight(13, "d").With("test-b", "pass"), Cancelled);

        var outcomes = await Store.ListStepOutcomesAsync(Lab, Branch, Step, long.MaxValue, 10, Cancelled);

        Assert.Equal(
            [
                new StepOutcomeEntry(new FlightNumber(12), Outcome.Unknown, Versions("c")),
                new StepOutcomeEntry(new FlightNumber(11), Outcome.Of(StepStatus.Broken), Versions("linux=l,xen=b")),
                new StepOutcomeEntry(new FlightNumber(10), Outcome.InferredPass, Versions("a")),
            ],
            outcomes);
    }

    /// <summary>The flights of a branch and what its baseline is then: revisions, flight, teller.</summary>
    public static TheoryData<string, Flight[], string> Baseline_Cases => new()
    {
        { "none",             [Flight(10, baseline: "")], "" },
        { "pushed",           [Pushed(Flight(10, "b", "a")), Flight(11, "", "")], "xen=b 10 10" },
        { "a later basis",    [Pushed(Flight(10, "b", "a")), Flight(12, "d", "c").WithAge(PushAgeKind.Basis, 11)], "xen=c 11 12" },
        { "basis not named",  [Flight(12, "d", "c")], "xen=c  12" },
        { "not a main flight", [Flight(12, "d", "c"), Flight(13, "f", "e", "real-bisect")], "xen=c  12" },
        { "a flight",         [Flight(9, "a", ""), Flight(12, "d", "#9")], "xen=a 9 12" },
    };

    [Theory]
    [MemberData(nameof(Baseline_Cases))]
    public async Task FindBaseline_Recorded_TheNewestThatTellsDecides(string name, Flight[] flights, string expected)
    {
        foreach (var flight in flights.Reverse())
        {
            await Store.RecordAsync(flight, Cancelled);
        }

        var told = await Store.FindBaselineAsync(Lab, Branch, null, Cancelled);

        var actual = told!.Baseline is { } each ? $"{string.Join(' ', each.Revisions)} {each.Flight} {each.ToldBy}" : "";
        Assert.True(actual == expected, $"{name}: expected {expected}, not {actual}");
    }

    [Fact]
    public async Task FindBaseline_UnknownBranch_IsNull() => Assert.Null(await Store.FindBaselineAsync(Lab, Branch, null, Cancelled));

    [Fact]
    public async Task FindBaseline_BelowAFlight_OnlyLowerOnesTell()
    {
        await Store.RecordAsync(Pushed(Flight(10, "b", "a")), Cancelled);
        await Store.RecordAsync(Pushed(Flight(12, "d", "b")), Cancelled);

        Task<BaselineAnswer?> BelowAsync(long number) => Store.FindBaselineAsync(Lab, Branch, new FlightNumber(number), Cancelled);

        Assert.Equal(new BaselineAnswer(null, 2), await BelowAsync(10));
        Assert.Equal(new FlightNumber(10), (await BelowAsync(12))!.Baseline!.Flight);
        Assert.Equal(new FlightNumber(12), (await BelowAsync(13))!.Baseline!.Flight);
    }

    [Fact]
    public async Task ListConflicts_SeveralReports_TellsOfThoseThatNoneReplaces()
    {
        var first = Flight(10).With("test-a", "pass");
        Flight[] reports =
        [
            first,
            first with { Digest = Digest("again") },
            first with { Digest = Digest("later"), ReportTime = first.ReportTime!.Value.AddDays(1), Jobs = [new Job("test-a", StepStatus.Fail)] },
            Flight(11),
            Flight(12).With("test-a", "pass"),
            Flight(12).With("test-a", "fail") with { Digest = Digest("corrected"), Supersedes = Digest("12") },
        ];
        foreach (var report in reports.Reverse())
        {
            await Store.RecordAsync(report, Cancelled);
        }

        var page = await Store.ListConflictsAsync(Lab, Branch, long.MaxValue, 50, Cancelled);

        var conflict = Assert.Single(page!.Conflicts);
        Assert.Equal(("labs/default/flights/10", Digest("later")), (conflict.Flight, conflict.EffectiveDigest));
        Assert.Equal(
            new[] { Digest("10"), Digest("again") }.Order(StringComparer.Ordinal), conflict.Others.Select(each => each.Digest));
        Assert.All(conflict.Others, each => Assert.Equal(
            [new V1.Contradiction { Kind = V1.ContradictionKind.Job, Subject = "test-a", Effective = "fail", Other = "pass" }], each.Contradictions));
    }

    [Fact]
    public async Task ListConflicts_PageByPage_LooksAtEachFlightOnce()
    {
        foreach (var number in Enumerable.Range(10, 5))
        {
            await Store.RecordAsync(Flight(number).With("test-a", "pass"), Cancelled);
            await Store.RecordAsync(Flight(number).With("test-a", "fail") with { Digest = Digest("other" + number) }, Cancelled);
        }

        var found = new List<string>();
        long? below = long.MaxValue;
        while (below is { } end)
        {
            var page = (await Store.ListConflictsAsync(Lab, Branch, end, 2, Cancelled))!;
            Assert.InRange(page.Conflicts.Count, 1, 2);
            found.AddRange(page.Conflicts.Select(each => each.Flight));
            below = page.NextBelow;
        }

        Assert.Equal([14, 13, 12, 11, 10], found.Select(name => int.Parse(name.Split('/')[^1], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task ListConflicts_ManyContradictions_ListsTheFirstAndCountsAll()
    {
        const int JobCount = 150;
        const int OtherCount = 25;
        foreach (var number in Enumerable.Range(10, 4))
        {
            await Store.RecordAsync(OfJobs(number, "pass", Digest("first" + number)) with { ReportTime = DateTimeOffset.UnixEpoch }, Cancelled);
            for (var other = 0; other < OtherCount; other++)
            {
                await Store.RecordAsync(OfJobs(number, "fail" + other, Digest($"other {number} {other}")), Cancelled);
            }
        }

        var page = (await Store.ListConflictsAsync(Lab, Branch, long.MaxValue, 50, Cancelled))!;

        Assert.Equal((3, 11L), (page.Conflicts.Count, page.NextBelow));
        Assert.All(page.Conflicts, conflict =>
        {
            Assert.Equal((20, OtherCount), (conflict.Others.Count, conflict.OtherCount));
            Assert.All(conflict.Others, other => Assert.Equal((100, JobCount), (other.Contradictions.Count, other.ContradictionCount)));
        });
        var last = (await Store.ListConflictsAsync(Lab, Branch, page.NextBelow!.Value, 50, Cancelled))!;
        Assert.Null(last.NextBelow);
        Assert.Equal("labs/default/flights/10", Assert.Single(last.Conflicts).Flight);

        static Flight OfJobs(long number, string status, string digest) => Flight(number) with
        {
            Digest = digest,
            Jobs = [.. Enumerable.Range(0, JobCount).Select(job => new Job($"test-{job}", new StepStatus(status)))],
        };
    }

    [Fact]
    public async Task ListConflicts_UnknownBranch_IsNull() =>
        Assert.Null(await Store.ListConflictsAsync(Lab, Branch, long.MaxValue, 50, Cancelled));

    private static Flight Pushed(Flight flight) => flight with { Push = new Push(PushOutcome.Pushed, [], []) };
}
