using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>Judges a flight: an opinion on each failing row, and the verdict that follows. Pure: the same facts and the same
/// evidence give the same classification.</summary>
public static class Classifier
{
    /// <summary>The version of the rules. It grows with every change that can give another opinion on the same evidence.</summary>
    public const long RulesVersion = 2;

    /// <summary>Judges a flight.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="evidence">The evidence, one element for each row of the flight in its order.</param>
    /// <exception cref="ArgumentException">The evidence is that of other rows.</exception>
    public static FlightClassification Classify(Flight flight, Evidence evidence)
    {
        if (evidence.Steps.Count != flight.Failures.Count)
        {
            throw new ArgumentException(
                $"Flight {flight.Number} has {flight.Failures.Count} rows, but there is evidence for {evidence.Steps.Count}.",
                nameof(evidence));
        }

        var opinions = flight.Failures.Zip(evidence.Steps, OpinionOn).ToEquatableList();
        return new FlightClassification(VerdictOf(opinions), opinions, evidence.HistoryVersion, RulesVersion);
    }

    private static Opinion OpinionOn(StepFailure row, StepEvidence evidence)
    {
        if (row.Step != evidence.Step || row.SeenIn != evidence.SeenIn)
        {
            throw new ArgumentException($"The evidence for '{evidence.Step}' stands where that for '{row.Step}' is due.", nameof(evidence));
        }

        // The lab keeps its allow lists to itself, but the section of the row tells that one of them excused it.
        var failure = new FailureCase(
            row.Step, row.Status, evidence, ReportPolicy.Later, _ => row.Section == ReportSection.Allowable);
        var (rule, answer) = Rules.Decide(failure);
        var printed = PrintedFinding.Of(row);
        var agreement = answer.IsDecided ? AgreementOf(answer.Finding, printed) : Agreement.InsufficientHistory;

        // osstest saw flights that we may not have. Where it says the same as we, the flight that it leans on is the better one.
        var own = agreement == Agreement.Agrees ? printed : answer.IsDecided ? answer.Finding : null;
        return new Opinion
        {
            Step = row.Step,
            SeenIn = row.SeenIn,
            Status = row.Status,
            Rule = rule.Name,
            Own = own,
            Missing = answer.Missing,
            Effective = own ?? printed,
            Section = row.Section,
            Agreement = agreement,
            Candidates = rule.Considers ? evidence.Candidates.Take(Opinion.MaxCandidates).ToEquatableList() : [],
        };
    }

    private static Agreement AgreementOf(Finding own, Finding printed) =>
        own.Blocker == printed.Blocker && own.Summary.SaysTheSameAs(printed.Summary) ? Agreement.Agrees : Agreement.Differs;

    private static FlightVerdict VerdictOf(EquatableList<Opinion> opinions) =>
        Verdicts.Of(opinions.Select(opinion => opinion.Effective.Blocker));
}
