using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.JUnit;

namespace Flights.Domain.Tests.JUnit;

public sealed class JUnitFlightTests
{
    private static readonly JUnitRun Run = new()
    {
        Lab = new LabName("orchard"),
        Number = new FlightNumber(7),
        Branch = new BranchName("main"),
        Revisions = [new TreeRevision("plum", "aa11")],
        Trees = [("plum", "https://git.example.org/plum")],
        StartTime = new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero),
        LogUri = "https://git.example.org/plum/-/pipelines/70",
    };

    [Fact]
    public void Flight_OfSuites_HasAJobForEach_AndAStepForEachCase()
    {
        var flight = Flight(
            "<testsuites><testsuite name='net'><testcase name='up' time='2' file='net.py'/><testcase name='down' time='3'><failure/></testcase></testsuite>"
            + "<testsuite name='disk' timestamp='2026-03-02T09:00:00Z'><testcase name='grow'><skipped/></testcase><testcase name='shrink'/></testsuite></testsuites>");

        Assert.Equal(
            """
            disk pass: 1 grow blocked 09:00:00-09:00:00; 2 shrink pass 09:00:00-09:00:00
            net fail: 1 up pass 07:00:00-07:00:02 net.py; 2 down fail 07:00:02-07:00:05
            """.ReplaceLineEndings("\n"),
            Tell(flight));
        Assert.Equal(
            [new Runvar("revision_plum", "aa11"), new Runvar("built_revision_plum", "aa11", true), new Runvar("tree_plum", "https://git.example.org/plum")],
            flight.Jobs[0].Runvars);
        Assert.All(flight.Jobs, job => Assert.Equal(Run.LogUri, job.LogUri));
        Assert.Empty(CompleteFlightCheck.ErrorsOf(flight));
        Assert.False(JUnitFlight.HasPassed(flight));
    }

    [Theory]
    [InlineData("<testcase name='a'/><testcase name='b'><skipped/></testcase>", "pass", true)]
    [InlineData("<testcase name='a'><skipped/></testcase>", "blocked", false)]
    [InlineData("<testcase name='a'><error/></testcase>", "broken", false)]
    [InlineData("<testcase name='a'><error/></testcase><testcase name='b'><failure/></testcase>", "fail", false)]
    [InlineData("<testcase name='a'><error/><failure/></testcase>", "fail", false)]
    [InlineData("<testcase name='a'/><error/>", "broken", false)]
    public void Job_IsAsTheWorstOfItsCases(string cases, string status, bool hasPassed)
    {
        var flight = Flight($"<testsuite name='net'>{cases}</testsuite>");

        Assert.Equal((status, hasPassed), (Assert.Single(flight.Jobs).Status.Word, JUnitFlight.HasPassed(flight)));
    }

    [Fact]
    public void Errors_AreFailures_WhereTheyAreSaidToBe()
    {
        var flight = Flight(Run with { ErrorStatus = StepStatus.Fail }, "<testsuite name='net'><testcase name='a'><error/></testcase></testsuite>");

        Assert.Equal("net fail: 1 a fail 07:00:00-07:00:00", Tell(flight));
    }

    [Fact]
    public void SuitesOfOneName_AreOneJob_InWhichTheWorstRunOfACaseCounts()
    {
        const string Passed = "<testsuite name='net'><testcase name='up'/><testcase name='down'/></testsuite>";
        const string Failed = "<testsuite name='net'><testcase name='up'><failure/></testcase><testcase name='down'><skipped/></testcase></testsuite>";

        const string Both = "net fail: 1 up fail 07:00:00-07:00:00; 2 down pass 07:00:00-07:00:00";
        Assert.Equal(Both, Tell(Flight(Passed, Failed)));
        Assert.Equal(Both, Tell(Flight(Failed, Passed)));
    }

    [Fact]
    public void JobsOfTheCi_KeepSuitesOfOneNameApart()
    {
        const string Passed = "<testsuite name='net'><testcase name='up'/></testsuite>";

        var flight = JUnitFlight.Of(Run, [new JUnitFile("debian 12", Suites(Passed)), new JUnitFile("alpine", Suites(Passed))]);

        Assert.Equal(["alpine/net", "debian+12/net"], flight.Jobs.Select(job => job.Name));
    }

    [Fact]
    public void Classes_AreJobs_WhereTheyAreSaidToBe()
    {
        var run = Run with { HasJobPerClass = true };
        const string Text = "<testsuite name='pytest'><testcase classname='t.net' name='up'/><testcase classname='t.disk' name='up'/><testcase name='lint'/></testsuite>";

        Assert.Equal(
            "pytest pass: 1 lint pass 07:00:00-07:00:00\nt.disk pass: 1 up pass 07:00:00-07:00:00\nt.net pass: 1 up pass 07:00:00-07:00:00",
            Tell(Flight(run, Text)));
    }

    [Theory]
    [InlineData("<testsuite><testcase name='a'/></testsuite>", "", false, false)]
    [InlineData("<testsuite><testcase name='a'/></testsuite>", "lint", false, true)]
    [InlineData("<testsuite><testcase classname='c' name='a'/></testsuite>", "", false, false)]
    [InlineData("<testsuite><testcase classname='c' name='a'/></testsuite>", "", true, true)]
    [InlineData("<testsuite><testcase classname='c' name='a'/><testcase name='a'/></testsuite>", "", true, false)]
    [InlineData("<testsuite><error/></testsuite>", "", true, false)]
    public void File_WhoseSuiteHasNoName_NeedsThatOfItsJob(string text, string job, bool perClass, bool hasNames) =>
        Assert.Equal(hasNames, new JUnitFile(job, Suites(text)).HasNames(Run with { HasJobPerClass = perClass }));

    [Fact]
    public void Flight_WithoutStart_BeginsWithItsFirstSuite()
    {
        var run = Run with { StartTime = null };

        Assert.Equal(9, Flight(run, "<testsuite name='a' timestamp='2026-03-02T09:00:00'><testcase name='b'/></testsuite>").StartTime?.Hour);
        Assert.Null(Flight(run, "<testsuite name='a'><testcase name='b'/></testsuite>").StartTime);
    }

    [Fact]
    public void Flight_WithoutCases_HasNoJobs() => Assert.Empty(Flight("<testsuites><testsuite name='a'/></testsuites>").Jobs);

    private static CompleteFlight Flight(params string[] files) => Flight(Run, files);

    private static CompleteFlight Flight(JUnitRun run, params string[] files) => JUnitFlight.Of(run, files.Select(text => new JUnitFile("", Suites(text))));

    private static EquatableList<JUnitSuite> Suites(string text)
    {
        Assert.True(JUnitReader.Read(Encoding.UTF8.GetBytes(text)).TryGet(out var suites, out var error), error?.Message);
        return suites;
    }

    private static string Tell(CompleteFlight flight) => string.Join('\n', flight.Jobs.Select(job =>
        $"{job.Name} {job.Status}: " + string.Join("; ", job.Steps.Select(step =>
            FormattableString.Invariant($"{step.Number} {step.TestId} {step.Status} {step.StartTime:HH:mm:ss}-{step.FinishTime:HH:mm:ss} {step.Script}").TrimEnd()))));
}
