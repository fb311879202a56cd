using Flights.BaselineStore.Bisections;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using static Flights.BaselineStore.Tests.BisectionFacts;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>What the table of bisections promises, whatever the database.</summary>
public abstract class BisectionStoreContract
{
    private static readonly StepKey OtherTest = new("test-a", "reboot");

    private static readonly StepKey OtherJob = new("test-b", "boot");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected abstract IBisectionStore Store { get; }

    protected abstract IFlightStore Flights { get; }

    [Fact]
    public async Task Record_Bisection_IsFoundByItsName()
    {
        var bisection = Bisection("one");

        Assert.True(await Store.RecordAsync(bisection, Cancelled));

        Assert.Equal(bisection, await FindAsync(bisection));
    }

    [Fact]
    public async Task Record_SameAgain_ChangesNothing()
    {
        await Store.RecordAsync(Bisection("one"), Cancelled);
        var before = (await Store.ListAsync(All, BisectionPlace.End, 10, Cancelled)).Single();

        Assert.False(await Store.RecordAsync(Bisection("one"), Cancelled));

        Assert.Equal(before, (await Store.ListAsync(All, BisectionPlace.End, 10, Cancelled)).Single());
    }

    // The copies of one text, the one that counts first.
    public static TheoryData<string, Bisection[]> Copies => new()
    {
        { "a proven text goes first",      [Bisection("t", 1) with { BodyHashState = BodyHashState.Verified }, Bisection("t", 2), Bisection("t", null)] },
        { "then the later report time",    [Bisection("t", 3), Bisection("t", 2), Bisection("t", null)] },
        { "then the larger of two others", [Bisection("t", 3) with { State = "inconclusive" }, Bisection("t", 3) with { State = "complete" }] },
    };

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task Record_CopiesOfOneText_TheSameOneCountsInWhateverOrder(string why, Bisection[] byPreference)
    {
        var number = 0;
        foreach (var order in (Bisection[][])[byPreference, [.. byPreference.Reverse()], [.. byPreference[1..], byPreference[0]]])
        {
            // Each order on a branch of its own.
            var branch = new BranchName($"smoke-{number++}");
            foreach (var copy in order)
            {
                await Store.RecordAsync(copy with { Branch = branch }, Cancelled);
            }

            var counts = byPreference[0] with { Branch = branch };
            var found = await FindAsync(counts);
            Assert.True(counts == found, $"{why}: {found}");
            Assert.Single(await Store.ListAsync(All with { Branch = branch }, BisectionPlace.End, 10, Cancelled));
        }
    }

    [Fact]
    public async Task Record_Bisection_ChangesNoFlightAndNoBranch()
    {
        await Flights.RecordAsync(Flight(10), Cancelled);
        var before = await Flights.ListBranchesAsync(null, (new LabName(""), new BranchName("")), 10, Cancelled);

        await Store.RecordAsync(Bisection("one") with { LastFlight = Flight(11) }, Cancelled);
        await Store.RecordAsync(Bisection("two", branch: "never-flown"), Cancelled);

        Assert.Equal(before, await Flights.ListBranchesAsync(null, (new LabName(""), new BranchName("")), 10, Cancelled));
        Assert.Null(await Flights.FindFlightAsync(Lab, new FlightNumber(11), Cancelled));
        Assert.Null(await Flights.ListFlightsAsync(Lab, new BranchName("never-flown"), long.MaxValue, 10, Cancelled));
    }

    // job, test: what is listed, newest first; one without a date is last
    public static TheoryData<string?, string?, string> Filters => new()
    {
        { null,     null,     "late early other-test other-job undated" },
        { "test-a", null,     "late early other-test undated" },
        { "test-a", "boot",   "late early undated" },
        { null,     "reboot", "other-test" },
        { "test-c", null,     "" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task List_ByJobAndTest_GivesThoseOfTheBranchNewestFirst(string? job, string? test, string expected)
    {
        await RecordSomeAsync();

        var entries = await Store.ListAsync(All with { Job = job, TestId = test }, BisectionPlace.End, 10, Cancelled);

        Assert.Equal(expected, string.Join(' ', entries.Select(entry => entry.Bisection.Findings[0].Log)));
    }

    [Fact]
    public async Task List_PageByPage_GivesEachOnceAlsoWithinOneReportTime()
    {
        for (var i = 0; i < 7; i++)
        {
            await Store.RecordAsync(Bisection($"t{i}", day: i / 3), Cancelled);
        }

        var whole = await Store.ListAsync(All, BisectionPlace.End, 10, Cancelled);
        var paged = new List<BisectionEntry>();
        for (var before = BisectionPlace.End; ;)
        {
            var page = await Store.ListAsync(All, before, 2, Cancelled);
            paged.AddRange(page);
            if (page.Count < 2)
            {
                break;
            }

            before = page[^1].Place;
        }

        Assert.Equal(7, whole.Count);
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Find_Several_GivesThemInOrderAndNullForTheUnknown()
    {
        await RecordSomeAsync();

        var found = await Store.FindAsync([KeyOf(Bisection("early", 1)), KeyOf(Bisection("unknown")), KeyOf(Bisection("late", 5))], Cancelled);

        Assert.Equal(["early", null, "late"], found.Select(entry => entry?.Bisection.Findings[0].Log));
    }

    private static BisectionFilter All => new(Lab, Branch, null, null);

    private static BisectionKey KeyOf(Bisection bisection) => new(bisection.Lab, bisection.Branch, BisectionId.Of(bisection));

    private async Task<Bisection?> FindAsync(Bisection bisection) =>
        (await Store.FindAsync([KeyOf(bisection)], Cancelled)).Single()?.Bisection.ToDomain();

    private async Task RecordSomeAsync()
    {
        Bisection[] some =
        [
            Bisection("early", 4), Bisection("late", 5), Bisection("other-test", 3, OtherTest), Bisection("other-job", 2, OtherJob),
            Bisection("undated", null), Bisection("elsewhere", 9, branch: "other"), Bisection("far", 9) with { Lab = new LabName("second") },
        ];
        foreach (var bisection in some)
        {
            await Store.RecordAsync(bisection, Cancelled);
        }
    }
}
