using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Domain.Reports.Writing;
using Flights.Domain.Tests.Classification;
using Flights.Domain.Tests.Flights;

namespace Flights.Domain.Tests.Reports.Composing;

/// <summary>What a report says of a judgement: its head, its rows and their order, its jobs, its headers.</summary>
public sealed class ReportComposerTests
{
    private static readonly ReportForm Form = new()
    {
        LogsUri = "http://logs.example.org/osstest",
        ReportingHost = "host.example.org",
        FooterPaths = [new FooterPath("logs", "/home/logs")],
        Footer = [new FooterParagraph("Explanation is at", ["http://docs.example.org"])],
    };

    public static TheoryData<string, string, string> Headlines => new()
    {
        // statuses of jobs             later                                      2015, where it differs
        { "pass",                       "all pass",                                "" },
        { "pass pass",                  "all pass",                                "" },
        { "fail",                       "ALL FAIL",                                "" },
        { "pass fail",                  "FAIL",                                    "" },
        { "pass blocked",               "FAIL",                                    "" },
        { "fail pass blocked",          "FAIL",                                    "" },
        { "fail blocked",               "trouble: blocked/fail",                   "" },
        { "pass broken",                "trouble: broken/pass",                    "" },
        { "running queued",             "trouble: queued/running",                 "" },
        { "blocked",                    "trouble: blocked",                        "" },
        { "truncated",                  "truncated",                               "trouble: truncated" },
        { "truncated pass",             "trouble: pass/truncated",                 "" },
    };

    /// <summary>The sections of one step in flight 300 and in another one, and whether the other one is listed too.</summary>
    public static TheoryData<ReportSection, ReportSection, bool> Repetitions => new()
    {
        { ReportSection.Blocking,     ReportSection.Blocking,     false },
        { ReportSection.Blocking,     ReportSection.Intermittent, true },
        { ReportSection.Blocking,     ReportSection.Allowable,    true },
        { ReportSection.Blocking,     ReportSection.NonBlocking,  true },
        { ReportSection.Intermittent, ReportSection.Blocking,     false },
        { ReportSection.Intermittent, ReportSection.Intermittent, false },
        { ReportSection.Intermittent, ReportSection.NonBlocking,  true },
        { ReportSection.Allowable,    ReportSection.Blocking,     false },
        { ReportSection.Allowable,    ReportSection.NonBlocking,  true },
        { ReportSection.NonBlocking,  ReportSection.Allowable,    false },
        { ReportSection.NonBlocking,  ReportSection.NonBlocking,  false },
        { ReportSection.NoBaseline,   ReportSection.NoBaseline,   false },
    };

    [Fact]
    public void Compose_Story_WritesTheWholeReport()
    {
        var story = new Story { Policy = ReportPolicy.Of2015, Allowed = ["test-x"] }
            .With("190 xen=ancient -9d", "test-l start=pass")
            .With("200 xen=old -5d", "test-a start=pass", "test-a-xl start=pass", "test-x start=pass", "test-l start=fail")
            .With("290 xen=new -2d", "test-a-xl start=pass")
            .With(
                "300 xen=new -1d",
                "test-a:broken start=fail",
                "test-a-xl start=fail",
                "test-x start=fail",
                "test-l start=fail",
                "test-n start=fail",
                "test-q:queued");

        var report = Compose(story, Form with { Preamble = "Notice:\n\n", Include = "Somebody was here\n" });

        Assert.Equal(
            """
            Notice:

            flight 300 xen-unstable real [real]
            http://logs.example.org/osstest/300/

            Regressions :-(

            Tests which did not succeed and are blocking,
            including tests which could not be run:
             test-a                        1 start                       fail REGR. vs. 200
             test-q                          <none executed>              queued

            Tests which are failing intermittently (not blocking):
             test-a-xl                     1 start                        fail  pass in 290

            Regressions which are regarded as allowable (not blocking):
             test-x                        1 start                       fail REGR. vs. 200
             test-l                        1 start                        fail     like 200

            Tests which did not succeed, but are not blocking:
             test-n                        1 start                        fail   never pass

            version targeted for testing:
             xen                  new
            baseline version:
             xen                  old

            Last test of basis      200  2031-03-15 12:00:00 Z    5 days
            Testing same since      290  2031-03-18 12:00:00 Z    2 days    2 attempts

            ------------------------------------------------------------
            Somebody was here

            jobs:
             build-own                                                    pass    
             test-x                                                       fail    
             test-a-xl                                                    fail    
             test-a                                                       broken  
             test-l                                                       fail    
             test-n                                                       fail    
             test-q                                                       queued  


            ------------------------------------------------------------
            sg-report-flight on host.example.org
            logs: /home/logs

            Explanation is at
                http://docs.example.org


            """,
            ReportWriter.Write(report));
    }

    [Fact]
    public void Compose_Story_WritesTheHeadersAsTheProgramPrintsThem()
    {
        var story = new Story { This = "xen=new linux=lin", That = "flight=200" }
            .With("200 xen=old", "test-a start=pass", "test-b start=fail")
            .With("300 xen=new", "test-a start=fail", "test-b start=fail");

        var report = Compose(story, Form with { RunKind = RunKind.Baseline, SaysPushed = true });

        Assert.Equal(
            """
            300: tolerable FAIL
            X-Osstest-Failures:
                xen-unstable:test-a:start:fail:heisenbug
                xen-unstable:test-b:start:fail:nonblocking
            X-Osstest-Versions-This:
                linux=lin
                xen=new
            X-Osstest-Versions-That:
                flight=200

            """,
            ProgramHeadersWriter.Write(report));
        Assert.Equal("[xen-unstable baseline test] 300: tolerable FAIL - PUSHED", ReportWriter.WriteHeaders(report)[0].Value);
    }

    [Fact]
    public void Compose_PerfectFlight_SaysSo()
    {
        var story = new Story().With("300 xen=new", "test-a start=pass");

        Assert.Contains(
            "\nPerfect :-)\nAll tests in this flight passed as required\nversion targeted",
            ReportWriter.Write(Compose(story, Form)),
            StringComparison.Ordinal);
        Assert.Contains(
            "\nAll tests in this flight passed\n",
            ReportWriter.Write(Compose(story with { Policy = ReportPolicy.Of2015 }, Form)),
            StringComparison.Ordinal);
        Assert.Equal("300: all pass\n", ProgramHeadersWriter.Write(Compose(story with { This = "", That = "" }, Form)));
    }

    [Theory]
    [MemberData(nameof(Headlines))]
    public void Headline_Jobs_AreSummedUp(string statuses, string later, string of2015)
    {
        var jobs = statuses.Split(' ').Select((status, index) => new CompleteJob { Name = $"j{index}", Status = new StepStatus(status) });
        var flight = Told.Flight("300") with { Jobs = jobs.ToEquatableList() };

        Assert.Equal(later, HeadlineOf(flight, [], ReportPolicy.Later));
        Assert.Equal(of2015.Length > 0 ? of2015 : later, HeadlineOf(flight, [], ReportPolicy.Of2015));
        Assert.Equal(later, HeadlineOf(flight, [Blocker.None, Blocker.Broken], ReportPolicy.Later));
        Assert.Equal($"tolerable {later}", HeadlineOf(flight, [Blocker.None], ReportPolicy.Later));
        Assert.Equal($"regressions - {later}", HeadlineOf(flight, [Blocker.Broken, Blocker.Regression], ReportPolicy.Later));
    }

    [Theory]
    [MemberData(nameof(Repetitions))]
    public void Rows_StepThatFailedTwice_IsListedAgainInALaterSectionAlone(ReportSection first, ReportSection second, bool isListed)
    {
        var judgement = new FlightJudgement(
        [
            new JudgedFlight(new FlightNumber(300), [Failure(300, "a", first)]),
            new JudgedFlight(new FlightNumber(290), [Failure(290, "a", second), Failure(290, "b", second)]),
        ]);

        var rows = RowsOf(judgement);

        Assert.Equal(isListed ? 3 : 2, rows.Count);
        Assert.Equal(isListed, rows.Any(row => row.Step.Job == "a" && row.SeenIn?.Value == 290 && row.Section == second));
        Assert.Contains(rows, row => row.Step.Job == "a" && row.SeenIn is null);
    }

    [Fact]
    public void Rows_OfASection_StandByStatusAndWhatIsSaidThenAsJudged()
    {
        var judgement = new FlightJudgement(
        [
            new JudgedFlight(
                new FlightNumber(300),
                [
                    Failure(300, "d", ReportSection.Blocking, "queued"),
                    Failure(300, "c", ReportSection.Blocking, summary: new Summary(SummaryKind.Regression, new FlightNumber(99))),
                    Failure(300, "b", ReportSection.Blocking, summary: new Summary(SummaryKind.Regression, new FlightNumber(100))),
                    Failure(300, "f", ReportSection.NonBlocking),
                    Failure(300, "a", ReportSection.Blocking, "broken"),
                    Failure(300, "e", ReportSection.Blocking, "broken"),
                ]),
            new JudgedFlight(
                new FlightNumber(299), [Failure(299, "g", ReportSection.Blocking), Failure(299, "h", ReportSection.Intermittent)]),
        ]);

        Assert.Equal("a e b c g d h f", string.Join(' ', RowsOf(judgement).Select(row => row.Step.Job)));
    }

    [Fact]
    public void Jobs_OfAReport_StandByTheirLastWords()
    {
        string[] jobs =
        [
            "build",
            "build-x1", // as if it were _x1
            "build-_z",
            "build-amd64",
            "build-i386",
            "build-x+y",
            "test-armhf-armhf-xl",
            "test-amd64-i386-xl",
            "test-amd64-amd64-libvirt-xsm",
            "test-amd64-amd64-xl-xsm",
            "test-amd64-amd64-libvirt",
            "test-amd64-amd64-xl-rtds",
            "test-amd64-xl-rtds2",
        ];

        var told = jobs.OrderDescending(StringComparer.Ordinal).Select(job => $"{job} start=pass");
        var report = Compose(new Story().With("300", [.. told]), ReportForm.Plain);

        Assert.Equal(jobs, report.Jobs.Select(job => job.Name));
    }

    [Theory]
    [InlineData("People who touched revisions under test:\n  A B <a@example.org>\n  C <c@example.org>\n", 2, 0)]
    [InlineData("People who touched revisions under test:\n", 0, 0)]
    [InlineData("812 people touched revisions under test,\nnot listing them all\n", 0, 0)]
    [InlineData("People who touched revisions under test:\n  A B <a@example.org>\nand others\n", 0, 1)]
    [InlineData("Somebody\n\n  was here\n", 0, 1)]
    [InlineData("", 0, 1)]
    public void Include_Text_StandsAboveTheJobsAsItIs(string include, int people, int deviations)
    {
        var report = Compose(new Story().With("300 xen=new", "test-a start=pass"), Form with { Include = include });

        Assert.Contains($"\n\n{new string('-', 60)}\n{include}\njobs:\n", ReportWriter.Write(report), StringComparison.Ordinal);
        Assert.Equal((people, deviations), (report.Report.People.Count, report.Report.Deviations.Count));
    }

    [Fact]
    public void Compose_Retests_AreNamedInTheHead()
    {
        var story = new Story().With("300 xen=new", "test-a start=pass");
        var retest = new Retest(new FlightNumber(305), new BranchName("xen-unstable"), new Blessing("real-retest"), Blessing.Real);

        var text = ReportWriter.Write(Compose(story, Form with { Retests = [retest] }));

        Assert.StartsWith(
            """
            flight 300 xen-unstable real [real]
            flight 305 xen-unstable real-retest [real]
            http://logs.example.org/osstest/300/
            http://logs.example.org/osstest/305/

            """,
            text,
            StringComparison.Ordinal);
    }

    private static Flight Compose(Story story, ReportForm form) =>
        ReportComposer.Compose(story.Find(), story.Judge(), story.Scope, story.PushAges(), story.Policy, form);

    private static EquatableList<StepFailure> RowsOf(FlightJudgement judgement) =>
        ReportComposer.Compose(Told.Flight("300"), judgement, new Story().Scope, null, ReportPolicy.Later, ReportForm.Plain).Failures;

    private static string HeadlineOf(CompleteFlight flight, Blocker[] blockers, ReportPolicy policy)
    {
        var failures = blockers.Select(blocker =>
            Failure(300, "a", ReportSection.Blocking) with { Finding = new Finding(Summary.None, blocker) });
        var judgement = new FlightJudgement([new JudgedFlight(flight.Number, failures.ToEquatableList())]);
        return ReportComposer.Compose(flight, judgement, new Story().Scope, null, policy, ReportForm.Plain).Report.Headline;
    }

    private static JudgedFailure Failure(
        long flight, string job, ReportSection section, string status = "fail", Summary? summary = null) => new()
        {
            Flight = new FlightNumber(flight),
            Step = new StepKey(job, "start"),
            StepNumber = 1,
            Status = new StepStatus(status),
            Rule = "compared-with-baseline",
            Finding = new Finding(summary ?? Summary.None, Blocker.None),
            Section = section,
        };
}
