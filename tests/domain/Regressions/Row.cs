using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Regressions;

/// <summary>A row of an invented report, with the opinion that everybody has of it.</summary>
internal sealed record Row(
    string Job,
    string TestId,
    StepStatus Status,
    Summary Summary,
    Blocker Blocker = Blocker.None,
    ReportSection Section = ReportSection.NonBlocking,
    long? SeenIn = null)
{
    public static Row Regressed(string job, string testId, long against) =>
        new(job, testId, StepStatus.Fail, Refers(SummaryKind.Regression, against), Blocker.Regression, ReportSection.Blocking);

    public static Row Broken(string job, string testId, long against) =>
        new(job, testId, StepStatus.Broken, Refers(SummaryKind.Regression, against), Blocker.Broken, ReportSection.Blocking);

    public static Row JobBroken(string job) =>
        new(job, StepKey.JobStatus, StepStatus.Broken, Summary.None, Blocker.Broken, ReportSection.Blocking);

    public static Row Unfinished(string job, string testId) =>
        new(job, testId, StepStatus.Running, Summary.None, Blocker.Unfinished, ReportSection.Blocking);

    public static Row Excused(string job, string testId, long against) =>
        new(job, testId, StepStatus.Fail, Refers(SummaryKind.Regression, against), Blocker.None, ReportSection.Allowable);

    public static Row Like(string job, string testId, long flight) =>
        new(job, testId, StepStatus.Fail, Refers(SummaryKind.Like, flight));

    public static Row BrokenLike(string job, string testId, long flight) =>
        new(job, testId, StepStatus.Broken, Refers(SummaryKind.Like, flight));

    public static Row PassIn(string job, string testId, long flight) =>
        new(job, testId, StepStatus.Fail, Refers(SummaryKind.PassIn, flight), Blocker.None, ReportSection.Intermittent);

    public static Row BlockedIn(string job, string testId, long flight) =>
        new(job, testId, StepStatus.Fail, Refers(SummaryKind.BlockedIn, flight));

    public static Row NeverPass(string job, string testId) =>
        new(job, testId, StepStatus.Fail, new Summary(SummaryKind.NeverPass));

    public static Row Blocked(string job) =>
        new(job, "build-check(1)", StepStatus.Blocked, new Summary(SummaryKind.NotApplicable));

    public static Row Starved(string job) =>
        new(job, "hosts-allocate", StepStatus.Starved, new Summary(SummaryKind.NotApplicable));

    public static Row Passed(string job, string testId) =>
        new(job, testId, StepStatus.Pass, Summary.None);

    public Row In(long flight) => this with { SeenIn = flight };

    private static Summary Refers(SummaryKind kind, long flight) => new(kind, new FlightNumber(flight));
}
