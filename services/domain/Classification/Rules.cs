using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>
/// The rules by which osstest judges a failure (<c>sg-report-flight</c>, function <c>justifyfailures</c> and what it calls; mails of
/// 2019 to 2024 for what is newer), as a list to be read aloud. The first answer decides.
/// </summary>
internal static class Rules
{
    /// <summary>The name of the rule that a pass of the same revisions shows a failure to be intermittent.</summary>
    public const string IntermittentName = "intermittent";

    /// <summary>The name of the rule that the lab excuses a regression.</summary>
    public const string AllowedName = "allowed";

    /// <summary>The name of the rule that compares a failure with the baseline.</summary>
    public const string ComparedName = "compared-with-baseline";

    /// <summary>The rules. What may excuse a regression stands before the rule that says that it is one.</summary>
    public static readonly IReadOnlyList<Rule> InOrder =
    [
        new("nothing-executed", NothingExecuted),
        new("job-status", JobStatus),
        new("blocked", Blocked),
        new("unfinished", Unfinished),
        new("unexpected-status", UnexpectedStatus),
        new("never-passed", NeverPassed, Considers: true),
        new(IntermittentName, Intermittent, Considers: true),
        new(AllowedName, Allowed, Considers: true),
        new(ComparedName, ComparedWithBaseline, Considers: true),
    ];

    private static readonly Finding NeverPass = new(new Summary(SummaryKind.NeverPass), Blocker.None);

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
        failure.Step.TestId == StepKey.NoneExecuted ? Says(Summary.None, Blocker.Broken) : null;

    private static Answer? JobStatus(FailureCase failure) =>
        failure.Step.TestId == StepKey.JobStatus ? Says(Summary.None, Blocker.Broken) : null;

    // A step that starved got no hosts: osstest says of it what it says of one that is blocked (mails since 2020).
    private static Answer? Blocked(FailureCase failure) =>
        failure.Status == StepStatus.Blocked || (failure.Policy.KnowsStarved && failure.Status == StepStatus.Starved)
            ? Says(new Summary(SummaryKind.NotApplicable), Blocker.None)
            : null;

    private static Answer? Unfinished(FailureCase failure) =>
        failure.Status == StepStatus.Running ? Says(Summary.None, Blocker.Unfinished) : null;

    private static Answer? UnexpectedStatus(FailureCase failure) =>
        failure.Status != StepStatus.Fail && failure.Status != StepStatus.Broken
            ? Says(new Summary(SummaryKind.UnexpectedStatus, Word: failure.Status.Word), Blocker.Broken)
            : null;

    // One pass refutes `never pass`. Only a complete history confirms it: that of a mailed branch has no known beginning.
    private static Answer? NeverPassed(FailureCase failure) =>
        failure.HasPassed
            ? null
            : new Answer(NeverPass, failure.IsHistoryComplete ? "" : MissingHistory.Pass);

    private static Answer? Intermittent(FailureCase failure)
    {
        if (!failure.Comparison.IsDecided || !failure.Comparison.IsExcusable)
        {
            return null;
        }

        if (failure.Reruns.FirstOrDefault(rerun => rerun.IsCertain && rerun.Outcome.IsPass) is { } passed)
        {
            return Says(passed.As(SummaryKind.PassIn), Blocker.None);
        }

        var open = failure.Reruns.Where(rerun => rerun.MayExcuse()).ToEquatableList();
        return open.Count == 0 ? null : new Answer(failure.Comparison.Winner.Finding, MissingHistory.OfRevisionsUnderTest(open));
    }

    // What a lab excuses is a regression nevertheless, and so an excuse is no difference between two who judge.
    private static Answer? Allowed(FailureCase failure)
    {
        var finding = failure.Comparison.Winner.Finding;
        return failure.Comparison.IsDecided && finding.Blocker != Blocker.None && failure.IsExcused
            ? Says(finding.Summary, Blocker.None)
            : null;
    }

    private static Answer ComparedWithBaseline(FailureCase failure) => new(
        failure.Comparison.Winner.Finding,
        failure.Comparison.IsDecided ? "" : MissingHistory.OfBaseline(failure.Comparison.Open));

    private static Answer Says(Summary summary, Blocker blocker) => new(new Finding(summary, blocker));
}
