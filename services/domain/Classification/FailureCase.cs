using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>One failing row and the evidence for it: what a rule judges.</summary>
/// <param name="step">The step.</param>
/// <param name="status">How it ended.</param>
/// <param name="evidence">What became of it in other flights.</param>
/// <param name="policy">The osstest that judges.</param>
/// <param name="isExcused">Whether the lab excuses a regression of the step.</param>
internal sealed class FailureCase(
    StepKey step, StepStatus status, StepEvidence evidence, ReportPolicy policy, Func<StepKey, bool> isExcused)
{
    public StepKey Step => step;

    public StepStatus Status => status;

    public ReportPolicy Policy => policy;

    /// <summary>Whether the lab excuses a regression of the step.</summary>
    public bool IsExcused => isExcused(step);

    /// <summary>Whether a step without a known pass is known never to have passed.</summary>
    public bool IsHistoryComplete => evidence.IsHistoryComplete;

    /// <summary>Whether a flight is known in which the step passed. That a job passed with the step in it unlisted is not enough by
    /// itself: the step may have had another number then. The store says which of those passes count. Where all flights are known that
    /// count, a pass in another one, such as a flight that was named as the baseline, does not.</summary>
    public bool HasPassed => evidence.EverPassed || (!IsHistoryComplete && evidence.Candidates.Any(IsRecordedPass));

    /// <summary>The comparison with the baseline.</summary>
    public BaselineComparison Comparison => field ??= BaselineComparison.Of(step, status, evidence.Candidates);

    /// <summary>The flights of the revisions under test, in search order.</summary>
    public IEnumerable<Candidate> Reruns => evidence.Candidates.Where(candidate => candidate.Role == CandidateRole.Targeted);

    private static bool IsRecordedPass(Candidate candidate) => candidate.IsCertain && candidate.Outcome == Outcome.Of(StepStatus.Pass);
}
