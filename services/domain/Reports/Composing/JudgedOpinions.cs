using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>Makes the classification of a complete flight from the judgement on it.</summary>
public static class JudgedOpinions
{
    /// <summary>The classification.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="historyVersion">The version of the branch's history that it saw.</param>
    /// <returns>One opinion for each row of the report, in its order; then one for each failure in another flight that the report does not
    /// list, because it lists the step already, in the order in which they were judged.</returns>
    public static FlightClassification Of(FlightJudgement judgement, long historyVersion)
    {
        var listed = ReportRows.InOrder(judgement).ToList();
        var opinions = listed
            .Concat(judgement.Failures.Except(listed))
            .Select(failure => OpinionOf(failure, judgement.Number))
            .ToEquatableList();
        return new FlightClassification(judgement.Verdict, opinions, historyVersion, Classifier.RulesVersion);
    }

    private static Opinion OpinionOf(JudgedFailure failure, FlightNumber main) => new()
    {
        Step = failure.Step,
        SeenIn = failure.Flight == main ? null : failure.Flight,
        Status = failure.Status,
        Rule = failure.Rule,
        Own = failure.IsDecided ? failure.Finding : null,
        Missing = failure.Missing,
        Effective = failure.Finding,
        Section = failure.Section,
        Agreement = Agreement.NotPrinted,
        Candidates = failure.Candidates.Take(Opinion.MaxCandidates).ToEquatableList(),
    };
}
