using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

public sealed class PrintedFindingTests
{
    private static readonly Summary Regression = new(SummaryKind.Regression, new FlightNumber(205));
    private static readonly Summary Like = new(SummaryKind.Like, new FlightNumber(205));
    private static readonly Summary PassIn = new(SummaryKind.PassIn, new FlightNumber(205));
    private static readonly Summary NotApplicable = new(SummaryKind.NotApplicable);
    private static readonly Summary Untested = new(SummaryKind.BaselineUntested);
    private static readonly Summary Unexpected = new(SummaryKind.UnexpectedStatus, Word: "aborted");

    public static TheoryData<ReportSection, string, string, Summary, Blocker> Rows => new()
    {
        // section                   test id            status     summary        blocker
        { ReportSection.Blocking,     "guest-start",     "fail",    Regression,    Blocker.Regression },
        { ReportSection.Blocking,     "host-install(4)", "broken",  Regression,    Blocker.Broken },
        { ReportSection.Blocking,     "hosts-allocate",  "running", Summary.None,  Blocker.Unfinished },
        { ReportSection.Blocking,     "<none executed>", "queued",  Summary.None,  Blocker.Broken },
        { ReportSection.Blocking,     "<none executed>", "running", Summary.None,  Blocker.Broken },
        { ReportSection.Blocking,     "<job status>",    "broken",  Summary.None,  Blocker.Broken },
        { ReportSection.Blocking,     "guest-start",     "aborted", Unexpected,    Blocker.Broken },
        { ReportSection.Intermittent, "guest-start",     "fail",    PassIn,        Blocker.None },
        { ReportSection.Intermittent, "host-install(4)", "broken",  PassIn,        Blocker.None },
        { ReportSection.Allowable,    "guest-start",     "fail",    Regression,    Blocker.None },
        { ReportSection.Allowable,    "guest-start",     "fail",    Like,          Blocker.None },
        { ReportSection.NonBlocking,  "guest-start",     "fail",    Like,          Blocker.None },
        { ReportSection.NonBlocking,  "build-check(1)",  "blocked", NotApplicable, Blocker.None },
        { ReportSection.NoBaseline,   "guest-start",     "fail",    Untested,      Blocker.None },
        { ReportSection.NoBaseline,   "build-check(1)",  "blocked", NotApplicable, Blocker.None },
        { ReportSection.NoBaseline,   "hosts-allocate",  "running", Summary.None,  Blocker.Unfinished },
        { ReportSection.NoBaseline,   "<none executed>", "queued",  Summary.None,  Blocker.Broken },
        { ReportSection.NoBaseline,   "guest-start",     "aborted", Unexpected,    Blocker.Broken },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Of_PrintedRow_DerivesItsBlocker(ReportSection section, string testId, string status, Summary summary, Blocker blocker) =>
        Assert.Equal(
            new Finding(summary, blocker),
            PrintedFinding.Of(Given.Row(new StepKey("test-amd64-amd64-xl", testId), status, section, summary)));
}
