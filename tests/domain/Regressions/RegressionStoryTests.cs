using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>What an episode tells beside its beginning and end: where it failed, who changed what, where the logs are.</summary>
public sealed class RegressionStoryTests
{
    private const string Job = "test-amber-vm";
    private const string Test = "guest-start";

    private static readonly Row Bad = Row.Regressed(Job, Test, 90);

    private static readonly Commit Tip = new("new", [], "Ada Plum <ada@example.org>", "Mon May 5 05:05:05 2031 +0000", "Grow plums", "");
    private static readonly Commit Older = new("older", [], "Bea Pear", "Mon May 5 04:05:05 2031 +0000", "Plant plums", "");

    [Fact]
    public void FailedIn_ListsTheFlightsInWhichItFailed_AndNoOthers()
    {
        var episode = Story(new(100, Bad), new(101, Row.Broken(Job, Test, 90)), new(102, Bad), new(103, Row.PassIn(Job, Test, 99)), new(104, Bad));

        Assert.Equal([100L, 102L, 104L], episode.FailedIn.Select(flight => flight.Value));
        Assert.Equal(3, episode.FailureCount);
    }

    [Fact]
    public void FailedIn_OfALongStory_ListsTheNewestFlights()
    {
        var count = Regression.MaxFailedIn + 7;

        var episode = Story([.. Enumerable.Range(100, count).Select(number => new Run(number, Bad))]);

        Assert.Equal(count, episode.FailureCount);
        Assert.Equal(Enumerable.Range(107, Regression.MaxFailedIn).Select(number => (long)number), episode.FailedIn.Select(flight => flight.Value));
    }

    [Fact]
    public void AcceptedLike_IsTheFlightOfTheBaselineThatFailsToo()
    {
        var episode = Story(new(100, Bad), new(103, Row.Like(Job, Test, 101)));

        Assert.Equal((RegressionState.Accepted, 103L, 101L), (episode.State, episode.ResolvedBy?.Value, episode.AcceptedLike?.Value));
    }

    [Fact]
    public void AcceptedLike_OfOneThatWasFixed_IsNone() => Assert.Null(Story(new(100, Bad), new(101)).AcceptedLike);

    [Fact]
    public void Changes_AreThoseOfTheFirstBadFlight()
    {
        var first = new Run(100, Bad) { Report = new Report { Commits = [Tip, Older], People = [new Person("Cid Fig", "cid@example.org", "")] } };
        var second = new Run(101, Bad) { Report = new Report { Commits = [Older] } };

        var changes = Story(first, second).Changes;

        Assert.Equal("plum", changes.Tree);
        Assert.Equal(["Grow plums", "Plant plums"], changes.Commits.Select(commit => commit.Subject));
        Assert.Equal(["Cid Fig"], changes.People.Select(person => person.Name));
        Assert.Equal((1, false), (changes.PeopleCount, changes.MoreCommits));
    }

    [Fact]
    public void Changes_WithoutListedPeople_NameTheAuthors()
    {
        var report = new Report { Commits = [Tip, Tip, Older] };

        var changes = Story(new Run(100, Bad) { Report = report }).Changes;

        Assert.Equal([new Person("Ada Plum", "ada@example.org", ""), new Person("Bea Pear", "", "")], changes.People);
        Assert.Equal(2, changes.PeopleCount);
    }

    [Fact]
    public void Changes_OfALogThatIsLeftOut_TellThatThereIsMoreAndCountPeople()
    {
        var report = new Report { OmittedLogLines = 1234, PeopleCount = 77 };

        var changes = Story(new Run(100, Bad) { Report = report }).Changes;

        Assert.Equal(new RegressionChanges("", [], MoreCommits: true, [], PeopleCount: 77), changes);
    }

    [Fact]
    public void Changes_OfASilentReport_AreNone() => Assert.Equal(RegressionChanges.None, Story(new Run(100, Bad)).Changes);

    [Fact]
    public void Changes_AreBounded()
    {
        var endless = new string('x', 5000) + "\ud83c\udf51";
        var report = new Report
        {
            Commits = [.. Enumerable.Range(0, 80).Select(number => new Commit($"r{number}", [], endless, endless, endless, "body"))],
            People = [.. Enumerable.Range(0, 90).Select(number => new Person($"P{number}", endless, endless))],
        };

        var changes = Story(new Run(100, Bad) { Report = report }).Changes;

        Assert.Equal((LedgerReport.MaxCommits, true), (changes.Commits.Count, changes.MoreCommits));
        Assert.Equal((LedgerReport.MaxPeople, 90), (changes.People.Count, changes.PeopleCount));
        Assert.All(changes.Commits, commit => Assert.Equal((LedgerReport.MaxTextLength, ""), (commit.Subject.Length, commit.Body)));
        Assert.Equal(LedgerReport.Of(report), LedgerReport.Of(LedgerReport.Of(report)));
    }

    [Theory]
    [InlineData("http://logs.example.org/100/", "http://logs.example.org/100/test-amber-vm/info.html")]
    [InlineData("https://logs.example.org/100/", "https://logs.example.org/100/test-amber-vm/info.html")]
    [InlineData("http://logs.example.org/1100/", "")]
    [InlineData("http://logs.example.org/100", "")]
    [InlineData("javascript:alert(1)/100/", "")]
    [InlineData("/100/", "")]
    [InlineData("", "")]
    public void LogUri_IsThatOfTheFlight(string printed, string expected) =>
        Assert.Equal(expected, Story(new Run(100, Bad) { Report = new Report { LogsUris = ["http://logs.example.org/99/", printed] } }).FirstLogUri);

    [Fact]
    public void LogUris_AreThoseOfTheFirstAndTheNewestFailure()
    {
        static Run Logged(long number, params Row[] rows) =>
            new(number, rows) { Report = new Report { LogsUris = [$"http://logs.example.org/{number}/"] } };

        var episode = Story(Logged(100, Bad), Logged(101, Bad), Logged(102, Row.PassIn(Job, Test, 99)));

        Assert.Equal("http://logs.example.org/100/test-amber-vm/info.html", episode.FirstLogUri);
        Assert.Equal("http://logs.example.org/101/test-amber-vm/info.html", episode.LastLogUri);
    }

    private static Regression Story(params Run[] runs) => Assert.Single(Ledger.Of(runs.Select(run => run.Input)).Regressions);
}
