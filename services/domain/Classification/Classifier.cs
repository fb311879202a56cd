using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>Judges a flight: an opinion on each failing row, and the verdict that follows. Pure: the same facts and the same
/// evidence give the same classification.</summary>
public static class Classifier
{
    /// <summary>The version of the rules. It grows with every change that can give another opinion on the same evidence.</summary>
    public const long RulesVersion = 1;

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

        var printed = PrintedFinding.Of(row);
        var (rule, answer) = Rules.Decide(new FailureCase(row, evidence));
        var agreement = AgreementOf(answer.Finding, printed);

        // osstest saw flights that we may not have. Where it says the same as we, the flight that it leans on is the better one.
        var own = agreement == Agreement.Agrees ? printed : answer.Finding;
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

    private static Agreement AgreementOf(Finding? own, Finding printed)
    {
        if (own is null)
        {
            return Agreement.InsufficientHistory;
        }

        return own.Blocker == printed.Blocker && own.Summary.SaysTheSameAs(printed.Summary) ? Agreement.Agrees : Agreement.Differs;
    }

    private static FlightVerdict VerdictOf(EquatableList<Opinion> opinions)
    {
        if (opinions.Count == 0)
        {
            return FlightVerdict.Perfect;
        }

        if (opinions.Any(opinion => opinion.Effective.Blocker == Blocker.Regression))
        {
            return FlightVerdict.Regressions;
        }

        return opinions.Any(opinion => opinion.Effective.Blocker != Blocker.None) ? FlightVerdict.Problems : FlightVerdict.Tolerable;
    }
}
