using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

/// <summary>What is a failure, what is judged with a flight, in which order, and what follows.</summary>
public sealed class JudgingTests
{
    private const string Pass = "test-a boot=pass start=pass";

    /// <summary>A job of the flight, and its rows under both policies; the second is given where it differs.</summary>
    public static TheoryData<string, string, string?> Rows => new()
    {
        { "test-a start=pass", "", null },
        { "test-a:queued", "<none executed> queued (Broken, Blocking)", null },
        { "test-a:blocked", "<none executed> blocked (Broken, Blocking)", null },
        { "test-a:running start=pass", "<none executed> running (Broken, Blocking)", null },
        { "test-a:fail start=pass", "<none executed> fail (Broken, Blocking)", null },
        { "test-a:running start=running", "start running (Unfinished, Blocking)", null },
        { "test-a:preparing start=running", "start running (Unfinished, Blocking)", null },
        { "test-a start=blocked", "start blocked n/a (None, NonBlocking)", null },
        { "test-a start=aborted", "start aborted [st=aborted!] (Broken, Blocking)", null },
        { "test-a:pass check=fail start=pass", "check fail never pass (None, NonBlocking)", null },
        { "test-a:starved start=blocked", "start blocked n/a (None, NonBlocking)", null },

        // Where the two differ.
        { "test-a:starved start=starved", "start starved n/a (None, NonBlocking)", "start starved [st=starved!] (Broken, Blocking)" },
        { "test-a:broken start=pass", "<job status> broken (Broken, Blocking)", "<none executed> broken (Broken, Blocking)" },
        {
            "test-a:broken start=blocked",
            "start blocked n/a (None, NonBlocking)|<job status> broken (Broken, Blocking)",
            "start blocked n/a (None, NonBlocking)"
        },
        { "test-a:truncated start=pass", "", "<none executed> truncated (Broken, Blocking)" },
    };

    /// <summary>What a step did in a flight of the baseline, and the section of its failure under both policies.</summary>
    public static TheoryData<string, string, ReportSection, ReportSection> Sections => new()
    {
        // in the baseline        now                   later                       2015
        { "test-a start=pass",   "test-a start=fail",   ReportSection.Blocking,     ReportSection.Blocking },
        { "test-a start=fail",   "test-a start=fail",   ReportSection.NonBlocking,  ReportSection.Allowable },
        { "test-a start=broken", "test-a start=fail",   ReportSection.NonBlocking,  ReportSection.Allowable },
        { "test-a boot=fail",    "test-a start=fail",   ReportSection.NonBlocking,  ReportSection.Allowable },
        { "test-b start=fail",   "test-a start=fail",   ReportSection.NonBlocking,  ReportSection.Allowable },
        { "test-x start=pass",   "test-x start=fail",   ReportSection.Allowable,    ReportSection.Allowable },
        { "test-x start=pass",   "test-x:fail start=broken", ReportSection.Allowable, ReportSection.Allowable },
        { "test-a start=pass",   "test-a never=fail",   ReportSection.NonBlocking,  ReportSection.NonBlocking },
        { "test-a start=pass",   "test-a start=blocked", ReportSection.NonBlocking, ReportSection.NonBlocking },
        { "test-x start=pass",   "test-x start=running", ReportSection.Blocking,    ReportSection.Blocking },
    };

    public static TheoryData<string, FlightVerdict> Verdicts => new()
    {
        { "test-a start=pass",                           FlightVerdict.Perfect },
        { "test-a start=blocked",                        FlightVerdict.Tolerable },
        { "test-x start=fail",                           FlightVerdict.Tolerable },
        { "test-a start=fail",                           FlightVerdict.Regressions },
        { "test-a start=broken",                         FlightVerdict.Problems },
        { "test-a start=running",                        FlightVerdict.Problems },
        { "test-a:queued",                               FlightVerdict.Problems },
        { "test-a start=broken|test-b start=fail",       FlightVerdict.Regressions },
        { "test-a start=blocked|test-b start=running",   FlightVerdict.Problems },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Judge_Job_HasTheseRows(string job, string later, string? of2015)
    {
        var story = new Story().With("300 xen=new", job);

        Assert.Equal(later, RowsOf(story));
        Assert.Equal(of2015 ?? later, RowsOf(story with { Policy = ReportPolicy.Of2015 }));
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Judge_Failure_StandsInItsSection(string before, string now, ReportSection later, ReportSection of2015)
    {
        var story = new Story { Allowed = ["test-x"] }
            .With("190 xen=ancient", "test-a start=pass", "test-x start=pass")
            .With("200 xen=old", before)
            .With("300 xen=new", now);

        Assert.Equal(later, story.Judge().Failures.Single().Section);
        Assert.Equal(of2015, (story with { Policy = ReportPolicy.Of2015 }).Judge().Failures.Single().Section);
        Assert.Equal(ReportSection.NoBaseline, (story with { That = "" }).Judge().Failures.Single().Section);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Judge_Flight_HasThisVerdict(string jobs, FlightVerdict verdict)
    {
        var story = new Story { Allowed = ["test-x"] }
            .With("200 xen=old", "test-a start=pass", "test-b start=pass", "test-x start=pass")
            .With("300 xen=new", jobs.Split('|'));

        var judgement = story.Judge();

        Assert.Equal(verdict, judgement.Verdict);
        Assert.Equal(verdict is FlightVerdict.Perfect or FlightVerdict.Tolerable, judgement.IsTolerable);
    }

    [Fact]
    public void Judge_Excuse_KeepsTheSummaryAndTakesTheBlocker()
    {
        var story = new Story { Allowed = ["test-a start"] }.With("200 xen=old", Pass).With("300 xen=new", "test-a boot=fail start=fail");

        Assert.Equal(
            "test-a boot fail REGR. vs. 200 (Regression, Blocking)\ntest-a start fail REGR. vs. 200 (None, Allowable)", story.Tell());
    }

    [Fact]
    public void Judge_ExcuseOfAnIntermittentFailure_LeavesItIntermittent()
    {
        var story = new Story { Allowed = ["test-a"] }
            .With("200 xen=old", Pass).With("290 xen=new", Pass).With("300 xen=new", "test-a boot=pass start=fail");

        Assert.Equal("test-a start fail pass in 290 (None, Intermittent)", story.Tell());
    }

    [Theory]
    [InlineData("", "test-a start fail REGR. vs. 200 (Regression, Blocking)")]
    [InlineData("xen=new", "test-a start fail pass in 290 (None, Intermittent)")]
    public void Judge_WithoutRevisionsUnderTest_SearchesNoRerun(string targeted, string expected)
    {
        var story = new Story { This = targeted }
            .With("200 xen=old", Pass).With("290 xen=new", Pass).With("300 xen=new", "test-a boot=pass start=fail");

        Assert.Equal(expected, story.Tell());
    }

    [Fact]
    public void Judge_BuildJob_IsNeverIntermittent()
    {
        var story = new Story()
            .With("199 xen=old", "build-x make=pass")
            .With("200 xen=old", "build-x make=fail")
            .With("290 xen=new", "build-x make=pass")
            .With("300 xen=new", "build-x make=fail");

        Assert.Equal("build-x make fail REGR. vs. 199 (Regression, Blocking)", story.Tell());
    }

    [Fact]
    public void Judge_FlightThatAStepPassedIn_IsJudgedTooAndCanBlock()
    {
        var story = new Story()
            .With("200 xen=old", Pass, "test-b start=pass")
            .With("290 xen=new", Pass, "test-b start=fail", "test-c:queued")
            .With("300 xen=new", "test-a boot=pass start=fail");

        Assert.Equal(
            """
            test-a start fail pass in 290 (None, Intermittent)
            in 290: test-b start fail REGR. vs. 200 (Regression, Blocking)
            in 290: test-c <none executed> queued (Broken, Blocking)
            """,
            story.Tell());
        Assert.Equal(FlightVerdict.Regressions, story.Judge().Verdict);
    }

    [Fact]
    public void Judge_FlightsThatExcuseEachOther_AreJudgedOnce()
    {
        var story = new Story()
            .With("200 xen=old", "test-a start=pass", "test-b start=pass", "test-c start=pass")
            .With("280 xen=new", "test-a start=fail", "test-b start=pass", "test-c start=fail")
            .With("290 xen=new", "test-a start=pass", "test-b start=fail", "test-c start=fail")
            .With("300 xen=new", "test-a start=fail", "test-b start=fail", "test-c start=pass");

        Assert.Equal(
            """
            test-a start fail pass in 290 (None, Intermittent)
            test-b start fail pass in 280 (None, Intermittent)
            in 290: test-b start fail pass in 280 (None, Intermittent)
            in 290: test-c start fail pass in 300 (None, Intermittent)
            in 280: test-a start fail pass in 290 (None, Intermittent)
            in 280: test-c start fail pass in 300 (None, Intermittent)
            """,
            story.Tell());
    }

    [Fact]
    public void Judge_FlightsOfFlights_ComeBeforeWhatWaits()
    {
        // 300 leans on 290 and on 280, 290 leans on 270: each flight is followed by those that follow from it.
        var story = new Story()
            .With("200 xen=old", "test-a start=pass", "test-b start=pass", "test-c start=pass")
            .With("270 xen=new", "test-c start=pass")
            .With("280 xen=new", "test-b start=pass")
            .With("290 xen=new", "test-a start=pass", "test-c start=fail")
            .With("300 xen=new", "test-a start=fail", "test-b start=fail");

        Assert.Equal([300, 290, 270, 280], story.Judge().Flights.Select(flight => flight.Number.Value));
    }

    [Theory]
    [InlineData("", "b c a")]                                                             // c has no such flight: 100000 s
    [InlineData("210 xen=x -13d|test-c start=pass/5", "c b a")]
    [InlineData("210 xen=x -15d|test-c start=pass/5", "b c a")]                           // too old
    [InlineData("210 xen=x real-bisect|test-c start=pass/5", "b c a")]                    // not the first blessing
    [InlineData("210 xen=x @linux-linus|test-c start=pass/5", "b c a")]                   // not the branch
    [InlineData("210 xen=x|test-c start=running", "b c a")]                               // nothing finished
    [InlineData("210 xen=x|test-c hosts-allocate=pass/900", "c b a")]                     // waiting for hosts does not count: 0 s
    [InlineData("210 xen=x|test-c hosts-allocate=pass/900 start=pass/20", "b c a")]
    [InlineData("210 xen=x|test-c start=pass/2 stop=pass/3", "c b a")]
    [InlineData("210 xen=x|test-c start=pass/2 stop=pass/30", "b c a")]
    public void Judge_ShortJobs_AreJudgedFirst(string flight, string expected)
    {
        var told = flight.Split('|');
        var story = new Story { Flight = 301, Blessings = "real real-bisect", Excluded = [210], MaxFlight = 305 }
            .With("205 xen=x", "test-a start=pass/200000", "test-b start=pass/7", "test-b2 start=pass/8")
            .With("206 xen=x", "test-b start=pass/10")
            .With("301 xen=new running", "test-a start=fail", "test-b start=fail", "test-c start=fail");
        if (told.Length > 1)
        {
            story.With(told[0], told[1]);
        }

        Assert.Equal(expected, string.Join(' ', story.Judge().Failures.Select(failure => failure.Step.Job[5..])));
    }

    [Fact]
    public void Judge_OverMailedFlights_SaysWhatIsMissingAndWhatFollowsWithoutIt()
    {
        var judging = new Judging(new FlightNumber(300), new Story().Scope, AllowList.Empty, ReportPolicy.Later);
        judging.Add(Given.Examined(300, Given.EvidenceFor(Given.Row(Given.TestStep, "fail"), true, Given.Candidates("b210=pass b209=?"))));

        var failure = judging.Finish().Failures.Single();

        Assert.Equal("no recorded outcome of the step in flight 209 of the baseline", failure.Missing);
        Assert.False(failure.IsDecided);
        Assert.Equal(new Finding(new Summary(SummaryKind.Regression, new FlightNumber(210)), Blocker.Regression), failure.Finding);
    }

    [Fact]
    public void Add_FlightThatIsNotWanted_Throws()
    {
        var judging = new Judging(new FlightNumber(300), new Story().Scope, AllowList.Empty, ReportPolicy.Later);

        Assert.Throws<ArgumentException>(() => judging.Add(new ExaminedFlight(new FlightNumber(299), Blessing.Real, [])));
        Assert.Throws<InvalidOperationException>(judging.Finish);
    }

    private static string RowsOf(Story story) => story.Tell().Replace("test-a ", "", StringComparison.Ordinal).Replace('\n', '|');

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "of the baseline")]
    public void Judge_FlightThatMayCount_SaysWhatIsLikelyAndThatItIsNotKnown(bool isCertain, string missing)
    {
        var story = new Story();
        var passed = new Candidate(new FlightNumber(200), Blessing.Real, CandidateRole.Baseline, Outcome.Of(StepStatus.Pass))
        {
            IsCertain = isCertain,
        };
        var evidence = new StepEvidence(new StepKey("test-a", "start"), null, EverPassed: true, NotRefutingCount: 0, [passed]);
        var job = new ExaminedJob("test-a", StepStatus.Fail, [new ExaminedStep(1, StepStatus.Fail, evidence)], TimeSpan.Zero);
        var judging = new Judging(new FlightNumber(300), story.Scope, AllowList.Empty, ReportPolicy.Later);
        judging.Add(new ExaminedFlight(new FlightNumber(300), Blessing.Real, [job]));

        var failure = Assert.Single(judging.Finish().Failures);

        Assert.Equal("REGR. vs. 200", failure.Finding.Summary.Text);
        Assert.Equal((Blocker.Regression, ReportSection.Blocking), (failure.Finding.Blocker, failure.Section));
        Assert.Equal(missing.Length == 0, failure.IsDecided);
        Assert.Contains(missing, failure.Missing, StringComparison.Ordinal);
    }
}
