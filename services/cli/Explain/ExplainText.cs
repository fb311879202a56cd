using Flights.Cli.Output;
using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Explain;

/// <summary>Prints for people how the rows of a flight are judged.</summary>
/// <param name="writer">Where to.</param>
internal sealed class ExplainText(TextWriter writer)
{
    /// <summary>Prints it.</summary>
    /// <param name="facts">The facts of the flight.</param>
    /// <param name="response">What the classifier says of its rows, of all or of some.</param>
    /// <param name="horizon">Which flights counted.</param>
    public void Write(V1.Flight facts, V1.ClassifyFlightResponse response, V1.Horizon horizon)
    {
        var classification = response.Classification;
        var seen = horizon == V1.Horizon.All ? "all recorded flights" : "the flights below it and those that it names";
        writer.WriteLine($"flight {Words.Flight(classification.Flight)} on {Words.Branch(facts.Branch)}: {Words.Of(classification.Verdict)}");
        writer.WriteLine($"judged by {seen}");
        if (response.Evidence.Count == 0)
        {
            writer.WriteLine("no step failed");
        }

        var rows = facts.ToDomain().Failures;
        foreach (var (opinion, evidence) in classification.Opinions.Zip(response.Evidence))
        {
            writer.WriteLine();
            Write(opinion.ToDomain(), evidence.ToDomain(), rows);
        }
    }

    private void Write(Opinion opinion, StepEvidence evidence, EquatableList<StepFailure> rows)
    {
        writer.WriteLine($"{opinion.Step}: {opinion.Status}{(opinion.SeenIn is { } flight ? $" in {flight}" : "")}");

        // The report may have been superseded between the two answers.
        var isPrinted = opinion.Agreement != Agreement.NotPrinted;
        var row = isPrinted ? rows.FirstOrDefault(each => each.Step == opinion.Step && each.SeenIn == opinion.SeenIn) : RowOf(opinion);
        if (isPrinted)
        {
            writer.WriteLine($"  report      {(row is null ? "no longer lists it" : Text(PrintedFinding.Of(row)))}");
        }

        writer.WriteLine($"  we          {(opinion.Own is { } own ? Text(own) : $"undecided: {opinion.Missing}")}");
        if (isPrinted)
        {
            writer.WriteLine($"  agreement   {AgreementText(opinion.Agreement)}");
        }

        writer.WriteLine($"  rule        {opinion.Rule}");
        if (opinion.Candidates.Count > 0)
        {
            WriteCandidates(evidence);
        }

        if (opinion.Rule == "never-passed")
        {
            writer.WriteLine($"  history     {Words.Count(evidence.NotRefutingCount, "flight", "flights")} with the job and no pass of the step");
        }

        if (row is not null)
        {
            WriteChanges(VerdictChanges.Of(row, evidence));
        }
    }

    // A complete flight has no printed rows: its opinions are its rows.
    private static StepFailure RowOf(Opinion opinion) => new()
    {
        Step = opinion.Step,
        Status = opinion.Status,
        SeenIn = opinion.SeenIn,
        Summary = opinion.Effective.Summary,
        Section = opinion.Section,
    };

    private void WriteCandidates(StepEvidence evidence)
    {
        writer.WriteLine("  considered");
        foreach (var candidate in evidence.Candidates)
        {
            var side = candidate.Role == CandidateRole.Baseline ? "of the baseline" : "of the same revisions";
            writer.WriteLine($"    {candidate.Flight} {candidate.Blessing}, {side}{(candidate.IsCertain ? "" : " perhaps")}: {OutcomeText(candidate.Outcome)}");
        }
    }

    private void WriteChanges(EquatableList<VerdictChange> changes)
    {
        if (changes.Count == 0)
        {
            writer.WriteLine("  no single other outcome would have changed it");
            return;
        }

        writer.WriteLine("  it would be, with");
        foreach (var change in changes)
        {
            writer.WriteLine($"    {change.Condition}: {Text(change.Summary, change.Finding.Blocker)}");
        }
    }

    private static string Text(Finding finding) => Text(finding.Summary.Text, finding.Blocker);

    private static string Text(string summary, Blocker blocker)
    {
        var blocking = blocker switch
        {
            Blocker.None => "does not block",
            Blocker.Regression => "blocks as a regression",
            Blocker.Broken => "blocks as broken",
            _ => "blocks as unfinished",
        };
        return summary.Length > 0 ? $"{summary}, {blocking}" : blocking;
    }

    private static string AgreementText(Agreement agreement) => agreement switch
    {
        Agreement.Agrees => "agrees",
        Agreement.Differs => "differs",
        _ => "insufficient history: the report's word counts",
    };

    private static string OutcomeText(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Status => outcome.Status!.Value.Word,
        OutcomeKind.InferredPass => "pass, as its job passed",
        OutcomeKind.NotPassed => "not a pass",
        OutcomeKind.NotReached => "not reached",
        _ => "unknown",
    };
}
