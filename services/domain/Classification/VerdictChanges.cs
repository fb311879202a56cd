using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>Finds what would have changed the verdict on a failing row: it changes the evidence in one point after the other and asks the
/// rules again. What changes neither summary nor blocker is left out.</summary>
public static class VerdictChanges
{
    // No flight has it, so that a summary that leans on it is known to lean on none that exists.
    private static readonly FlightNumber Imagined = new(0);

    /// <summary>The changes, those of flights that are known first.</summary>
    /// <param name="row">The row, as the report lists it.</param>
    /// <param name="evidence">The evidence for it.</param>
    /// <returns>The changes that lead to another verdict, or to a verdict where there is none. Empty if the row's own status decides: then no
    /// other flight changes anything.</returns>
    public static EquatableList<VerdictChange> Of(StepFailure row, StepEvidence evidence)
    {
        var isExcused = row.Section == ReportSection.Allowable;
        var (rule, answer) = Decide(row, evidence, isExcused);
        return rule.Considers
            ? Hypotheses(row, evidence, answer.Finding.Summary.Flight, isExcused)
                .Select(hypothesis => (hypothesis.Condition, Then: Decide(row, hypothesis.Evidence, hypothesis.IsExcused).Answer))
                .Where(each => each.Then.IsDecided && !(answer.IsDecided && SaysTheSame(each.Then.Finding, answer.Finding)))
                .Select(each => new VerdictChange(each.Condition, WithoutImagined(each.Then.Finding)))
                .ToEquatableList()
            : [];
    }

    private static (Rule Rule, Answer Answer) Decide(StepFailure row, StepEvidence evidence, bool isExcused) =>
        Rules.Decide(new FailureCase(row.Step, row.Status, evidence, ReportPolicy.Later, _ => isExcused));

    private static bool SaysTheSame(Finding left, Finding right) =>
        left.Blocker == right.Blocker && left.Summary.SaysTheSameAs(right.Summary);

    private static Finding WithoutImagined(Finding finding) => finding.Summary.Flight == Imagined
        ? finding with { Summary = finding.Summary with { Flight = null } }
        : finding;

    private static IEnumerable<Hypothesis> Hypotheses(StepFailure row, StepEvidence evidence, FlightNumber? leansOn, bool isExcused)
    {
        foreach (var candidate in evidence.Candidates)
        {
            if (candidate.Outcome.IsOpen() || candidate.Flight == leansOn)
            {
                foreach (var status in OtherOutcomes(row, candidate))
                {
                    yield return new Hypothesis(
                        $"{Naming(status)} in flight {candidate.Flight} of {SideOf(candidate)}", With(evidence, candidate, status), isExcused);
                }
            }
        }

        foreach (var candidate in evidence.Candidates.Where(each => !each.IsCertain))
        {
            yield return new Hypothesis(
                $"certainty that flight {candidate.Flight} is one of {SideOf(candidate)}",
                evidence with { Candidates = Replace(evidence, candidate, candidate with { IsCertain = true }) },
                isExcused);
        }

        if (!evidence.EverPassed)
        {
            yield return new Hypothesis("a pass in any flight", evidence with { EverPassed = true }, isExcused);
        }

        foreach (var status in (StepStatus[])[StepStatus.Pass, StepStatus.Fail, StepStatus.Broken])
        {
            yield return new Hypothesis(
                $"{Naming(status)} in one more run of the baseline", And(evidence, CandidateRole.Baseline, status), isExcused);
        }

        yield return new Hypothesis(
            "a pass in one more run of the same revisions", And(evidence, CandidateRole.Targeted, StepStatus.Pass), isExcused);
        yield return isExcused
            ? new Hypothesis("no allow entry for the step", evidence, IsExcused: false)
            : new Hypothesis("an allow entry for the step", evidence, IsExcused: true);
    }

    private static IEnumerable<StepStatus> OtherOutcomes(StepFailure row, Candidate candidate)
    {
        if (candidate.Outcome.IsOpen() ? candidate.Outcome.MayBePass() : !candidate.Outcome.IsPass)
        {
            yield return StepStatus.Pass;
        }

        if (candidate.Outcome.KnownStatus() != row.Status)
        {
            yield return row.Status;
        }
    }

    private static StepEvidence With(StepEvidence evidence, Candidate changed, StepStatus status) => evidence with
    {
        Candidates = Replace(evidence, changed, changed with { Outcome = Outcome.Of(status) }),
    };

    private static EquatableList<Candidate> Replace(StepEvidence evidence, Candidate changed, Candidate other) =>
        evidence.Candidates.Select(each => each == changed ? other : each).ToEquatableList();

    private static StepEvidence And(StepEvidence evidence, CandidateRole role, StepStatus status) => evidence with
    {
        Candidates = [.. evidence.Candidates, new Candidate(Imagined, Blessing.Real, role, Outcome.Of(status))],
    };

    private static string Naming(StepStatus status) => status == StepStatus.Pass ? "a pass" : $"'{status}'";

    private static string SideOf(Candidate candidate) =>
        candidate.Role == CandidateRole.Baseline ? "the baseline" : "the same revisions";

    private readonly record struct Hypothesis(string Condition, StepEvidence Evidence, bool IsExcused);
}
