using System.Text;
using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the machine-readable output of osstest's report program (<c>--machine-readable-output</c>). Its daily script pushes if a
/// line is <c>tolerable</c>.</summary>
public static class MachineOutputWriter
{
    /// <summary>Writes the lines, each with a line feed.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="scope">What was held against each other.</param>
    public static string Write(FlightJudgement judgement, HistoryScope scope)
    {
        var text = new StringBuilder();
        foreach (var flight in judgement.Flights)
        {
            text.Append("flight ").Append(flight.Number).Append('\n');
            foreach (var failure in flight.Failures)
            {
                Write(failure, flight.Number == judgement.Flights[0].Number, text);
            }
        }

        if (judgement.IsTolerable)
        {
            text.Append("tolerable\n");
        }

        if (judgement.Verdict == FlightVerdict.Perfect)
        {
            text.Append("perfect\n");
        }

        WriteVersions("this", scope.Targeted, text);
        if (scope.Baseline.Flight is { } baseline)
        {
            text.Append("version that flight ").Append(baseline).Append('\n');
        }

        WriteVersions("that", scope.Baseline.Trees, text);
        return text.ToString();
    }

    private static void Write(JudgedFailure failure, bool isOwn, StringBuilder text)
    {
        if (failure.Step.IsWholeJob)
        {
            Line(text, "broken-job", failure.Step.Job, failure.Status.Word);
            return;
        }

        if (isOwn && failure.Status == StepStatus.Broken)
        {
            Line(text, "broken-step", failure.Step.Job, failure.Step.TestId);
        }

        var (job, testId, status) = (failure.Step.Job, failure.Step.TestId, failure.Status.Word);
        switch (failure.Finding)
        {
            case { Summary.Kind: SummaryKind.NotApplicable }:
                Line(text, "blocked", job, testId);
                break;
            case { Blocker: Blocker.Unfinished }:
                Line(text, "running", job, testId);
                break;
            case { Summary.Kind: SummaryKind.UnexpectedStatus }:
                Line(text, "broken", job, testId, status);
                break;
            case { Summary.Kind: SummaryKind.NeverPass }:
                Line(text, "never-passed", job, testId, status);
                break;
            case { Blocker: Blocker.Regression, Summary.Flight: { } baseline }:
                Line(text, "regression", job, testId, baseline.ToString());
                break;
        }
    }

    private static void WriteVersions(string side, EquatableList<TreeRevision> trees, StringBuilder text)
    {
        foreach (var tree in trees.OrderBy(tree => tree.Tree, StringComparer.Ordinal))
        {
            Line(text, "version", side, tree.Tree, tree.Revision);
        }
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string> words) => text.AppendJoin(' ', words).Append('\n');
}
