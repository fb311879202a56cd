using CsCheck;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

public sealed class AllowHistoryTests
{
    private static readonly LabName Lab = LabName.Default;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly StepKey Step = new("test-a", "start");

    /// <summary>What was read on some days, and on what day a flight of the branch plum was reported.</summary>
    public static TheoryData<string, (int Day, string File, string Text)[], int, int, bool> Readings => new()
    {
        // what it shows                                   day  file            text                           flight  day  excused
        { "nothing is excused without files",              [],                                                    50,   10, false },
        { "an entry excuses from its adding on",           [(5, "allow.plum", "test-a\n")],                       50,    5, true },
        { "it does not rewrite the past",                  [(5, "allow.plum", "test-a\n")],                       50,    4, false },
        { "the file of another branch is none of ours",    [(5, "allow.pear", "test-a\n")],                       50,    6, false },
        { "the file of every branch is",                   [(5, "allow.all", "test-a\n")],                        50,    6, true },
        { "in whatever folder a file stands",              [(5, "orchard/allow.plum", "test-a\n")],               50,    6, true },
        { "a file of another name says nothing",           [(5, "allow", "test-a\n")],                            50,    6, false },
        { "what is removed excuses no more",               [(5, "allow.plum", "test-a\n"), (7, "allow.plum", "")], 50,   7, false },
        { "but it did before",                             [(5, "allow.plum", "test-a\n"), (7, "allow.plum", "")], 50,   6, true },
        { "a branch takes back what all excuse",           [(5, "allow.all", "test-a\n"), (5, "allow.plum", "!test-a\n")], 50, 6, false },
        { "from a flight on reaches into the past",        [(5, "allow.plum", "# from flight 40\ntest-a\n")],     50,    1, true },
        { "and not below that flight",                     [(5, "allow.plum", "# from flight 40\ntest-a\n")],     39,    6, false },
        { "removed, it goes on excusing what was before",  [(5, "allow.plum", "# from flight 40\ntest-a\n"), (7, "allow.plum", "")], 50, 1, true },
        { "and nothing that came after",                   [(5, "allow.plum", "# from flight 40\ntest-a\n"), (7, "allow.plum", "")], 50, 7, false },
        { "a later line from a flight on takes back",      [(5, "allow.plum", "test-a\n"), (7, "allow.plum", "test-a\n# from flight 45\n!test-a\n")], 50, 6, false },
        { "and not below that flight either",              [(5, "allow.plum", "test-a\n"), (7, "allow.plum", "test-a\n# from flight 45\n!test-a\n")], 44, 6, true },
        { "what is said again is no news",
            [(5, "allow.all", "# from flight 40\ntest-a\n"), (5, "allow.plum", "!test-a\n"), (7, "allow.all", "# from flight 40\ntest-a\n# more\n")], 50, 6, false },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public void InEffect_OfReadings_IsThatOfTheReportTime(
        string shows, (int Day, string File, string Text)[] read, int flight, int day, bool isExcused)
    {
        var history = HistoryOf(ReadingsOf(read));

        Assert.True(isExcused == Excuses(history, "plum", flight, day), shows);
    }

    [Fact]
    public void Entry_ThatIsInEffect_NamesFileAndLine()
    {
        var history = HistoryOf(ReadingsOf([(5, "allow.plum", "# why\ntest-a\n")]));

        var entry = history.InEffectFor(new BranchName("plum"), new FlightNumber(50), Start.AddDays(6)).EntryFor(Step);

        Assert.Equal("allow.plum:2: test-a", entry?.ToString());
    }

    [Fact]
    public void Standing_OfReadings_TellsSinceWhenEachLineIsSaid()
    {
        var history = HistoryOf(ReadingsOf(
        [
            (5, "allow.plum", "test-a\ntest-b\n"),
            (7, "allow.plum", "test-b\n"),
            (8, "allow.plum", "# moved\ntest-b\ntest-a\n# from flight 40\n!test-b\n"),
            (9, "allow.all", "test-b\n"),
        ]));

        Assert.Equal(
            ["allow.all:1: test-b since 9", "allow.plum:2: test-b since 5", "allow.plum:3: test-a since 8", "allow.plum:5: !test-b since 8"],
            history.Standing().Select(each => $"{each.Entry} since {(each.Since - Start).Days}"));
        Assert.Empty(AllowHistory.Empty.Standing());
    }

    /// <summary>Lines that say something of one step, in the two files that a branch is judged by, as they were from day to day.</summary>
    private static readonly Gen<AllowReading[]> SomeReadings = Gen.Select(
            Gen.Int[1, 6],
            Gen.OneOf("", "test-a\n", "!test-a\n", "# from flight 2\ntest-a\n", "# from flight 3\n!test-a\n", "# from flight 2\ntest-a\n# from flight 4\n!test-a\n"),
            Gen.OneOf("", "test-a\n", "!test-a\n", "# from flight 3\ntest-a\n", "test-@@\n", "# from flight 2\n!test-a\n"),
            (day, all, own) => Reading(day, ("allow.all", all), ("allow.plum", own)))
        .Array[1, 6];

    [Fact]
    public void History_OfReadingsInAnyOrder_IsTheSame() => Gen.Select(SomeReadings, Gen.Int).Sample((readings, seed) =>
    {
        var shuffled = readings.Concat(readings).ToArray();
        new Random(seed).Shuffle(shuffled);

        return Table(HistoryOf(readings)) == Table(HistoryOf(shuffled));
    });

    [Fact]
    public void History_WithTheSameFilesReadAgain_IsTheSame() => Gen.Select(SomeReadings, Gen.Int[1, 7]).Sample((readings, day) =>
    {
        var history = HistoryOf(readings);
        var then = readings.Where(reading => reading.Time <= Start.AddDays(day)).ToArray();
        var again = (HistoryOf(then).Latest ?? Reading(day)) with { Time = Start.AddDays(day) };

        return Table(history) == Table(history.With(again));
    });

    [Fact]
    public void Changes_ByAReading_NameAllThatItChanges() => Gen.Select(SomeReadings, SomeReadings).Sample((readings, later) =>
    {
        var before = HistoryOf(readings);
        var changes = before.ChangesBy(later[0]);
        var after = before.With(later[0]);

        return Places.All(place =>
            Excuses(before, place.Branch, place.Flight, place.Day) == Excuses(after, place.Branch, place.Flight, place.Day)
            || changes.Any(change => change.IsAbout(new BranchName(place.Branch))
                && change.Entry.Excuses(Step)
                && change.Reaches(new FlightNumber(place.Flight), Start.AddDays(place.Day))));
    });

    [Fact]
    public void Changes_ByAnEntryThatNamesNoFlight_AreOfLaterReports()
    {
        var change = Assert.Single(AllowHistory.Empty.ChangesBy(Reading(5, ("allow.plum", "test-a\n"))));

        Assert.False(change.IsAbout(new BranchName("pear")));
        Assert.False(change.Reaches(new FlightNumber(50), Start.AddDays(4)));
        Assert.True(change.Reaches(new FlightNumber(50), Start.AddDays(5)));
    }

    private static readonly (string Branch, int Flight, int Day)[] Places =
    [
        .. from branch in (string[])["plum", "pear", "all"]
           from flight in Enumerable.Range(1, 5)
           from day in Enumerable.Range(0, 8)
           select (branch, flight, day),
    ];

    private static string Table(AllowHistory history) =>
        string.Concat(Places.Select(place => Excuses(history, place.Branch, place.Flight, place.Day) ? '1' : '0'));

    private static bool Excuses(AllowHistory history, string branch, int flight, int day) =>
        history.InEffectFor(new BranchName(branch), new FlightNumber(flight), Start.AddDays(day)).EntryFor(Step) is not null;

    private static AllowHistory HistoryOf(IEnumerable<AllowReading> readings) =>
        readings.Aggregate(AllowHistory.Empty, (history, reading) => history.With(reading));

    private static AllowReading Reading(int day, params (string File, string Text)[] files) =>
        new(Lab, Start.AddDays(day), files.Select(file => new AllowFile(file.File, file.Text)).ToEquatableList());

    // A file is as it was read last; one that was not read yet is not there.
    private static IEnumerable<AllowReading> ReadingsOf((int Day, string File, string Text)[] read) =>
        from day in read.Select(each => each.Day).Distinct().Order()
        let files = read.Where(each => each.Day <= day).GroupBy(each => each.File).OrderBy(file => file.Key, StringComparer.Ordinal)
        select Reading(day, [.. files.Select(file => (file.Key, file.MaxBy(each => each.Day).Text))]);
}
