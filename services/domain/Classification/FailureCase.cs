using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>One failing row and the evidence for it: what a rule judges.</summary>
/// <param name="row">The row.</param>
/// <param name="evidence">What became of its step in other flights.</param>
internal sealed class FailureCase(StepFailure row, StepEvidence evidence)
{
    public StepFailure Row => row;

    /// <summary>Whether a flight is known in which the step passed. That a job passed with the step in it unlisted is not enough by
    /// itself: the step may have had another number then. The store says which of those passes count.</summary>
    public bool HasPassed => evidence.EverPassed || evidence.Candidates.Any(IsRecordedPass);

    /// <summary>The comparison with the baseline.</summary>
    public BaselineComparison Comparison => field ??= BaselineComparison.Of(row, evidence.Candidates);

    /// <summary>The flights of the revisions under test, in search order.</summary>
    public IEnumerable<Candidate> Reruns => evidence.Candidates.Where(candidate => candidate.Role == CandidateRole.Targeted);

    private static bool IsRecordedPass(Candidate candidate) => candidate.Outcome == Outcome.Of(StepStatus.Pass);
}
