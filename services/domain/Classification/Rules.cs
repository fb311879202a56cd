using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>
/// The rules by which osstest judges a failure (<c>sg-report-flight</c>, function <c>justifyfailures</c> and what it calls; mails of
/// 2019 to 2024 for what is newer), as a list to be read aloud. The first answer decides.
/// </summary>
internal static class Rules
{
    /// <summary>The rules. What may excuse a regression stands before the rule that says that it is one.</summary>
    public static readonly IReadOnlyList<Rule> InOrder =
    [
        new("nothing-executed", NothingExecuted),
        new("job-status", JobStatus),
        new("blocked", Blocked),
        new("unfinished", Unfinished),
        new("unexpected-status", UnexpectedStatus),
        new("never-passed", NeverPassed, Considers: true),
        new("intermittent", Intermittent, Considers: true),
        new("allowed", Allowed, Considers: true),
        new("compared-with-baseline", ComparedWithBaseline, Considers: true),
    ];

    /// <summary>Asks the rules in their order.</summary>
    /// <returns>The first that answers, and its answer.</returns>
    public static (Rule Rule, Answer Answer) Decide(FailureCase failure)
    {
        foreach (var rule in InOrder)
        {
            if (rule.Judge(failure) is { } answer)
            {
                return (rule, answer);
            }
        }

        throw new InvalidOperationException("The last rule answers always.");
    }

    private static Answer? NothingExecuted(FailureCase failure) =>
        failure.Row.Step.TestId == StepKey.NoneExecuted ? Says(Summary.None, Blocker.Broken) : null;

    private static Answer? JobStatus(FailureCase failure) =>
        failure.Row.Step.TestId == StepKey.JobStatus ? Says(Summary.None, Blocker.Broken) : null;

    // A step that starved got no hosts: osstest says of it what it says of one that is blocked (mails since 2020).
    private static Answer? Blocked(FailureCase failure) =>
        failure.Row.Status == StepStatus.Blocked || failure.Row.Status == StepStatus.Starved
            ? Says(new Summary(SummaryKind.NotApplicable), Blocker.None)
            : null;

    private static Answer? Unfinished(FailureCase failure) =>
        failure.Row.Status == StepStatus.Running ? Says(Summary.None, Blocker.Unfinished) : null;

    private static Answer? UnexpectedStatus(FailureCase failure) =>
        failure.Row.Status != StepStatus.Fail && failure.Row.Status != StepStatus.Broken
            ? Says(new Summary(SummaryKind.UnexpectedStatus, Word: failure.Row.Status.Word), Blocker.Broken)
            : null;

    // One pass refutes `never pass`. Nothing confirms it: the history of a mailed branch has no known beginning.
    private static Answer? NeverPassed(FailureCase failure) =>
        failure.HasPassed ? null : Answer.Open(MissingHistory.Pass);

    private static Answer? Intermittent(FailureCase failure)
    {
        if (!failure.Comparison.IsDecided || !failure.Comparison.IsExcusable)
        {
            return null;
        }

        if (failure.Reruns.FirstOrDefault(rerun => rerun.Outcome.IsPass) is { } passed)
        {
            return Says(passed.As(SummaryKind.PassIn), Blocker.None);
        }

        var open = failure.Reruns.Where(rerun => rerun.Outcome.MayBePass()).Select(rerun => rerun.Flight).ToEquatableList();
        return open.Count == 0 ? null : Answer.Open(MissingHistory.OutcomeOfRevisionsUnderTest(open));
    }

    // A lab excuses failures by lists that it keeps to itself. The section of the row tells that one of them did: what it excuses
    // is a regression, and so it is no difference between us and the report.
    private static Answer? Allowed(FailureCase failure)
    {
        var finding = failure.Comparison.Winner.Finding;
        return failure.Comparison.IsDecided && finding.Blocker != Blocker.None
            && failure.Row.Section == ReportSection.Allowable
            ? Says(finding.Summary, Blocker.None)
            : null;
    }

    private static Answer ComparedWithBaseline(FailureCase failure) =>
        failure.Comparison.IsDecided
            ? new Answer(failure.Comparison.Winner.Finding)
            : Answer.Open(MissingHistory.OutcomeOfBaseline(failure.Comparison.Open));

    private static Answer Says(Summary summary, Blocker blocker) => new(new Finding(summary, blocker));
}
