using Flights.Cli.Replay;

namespace Flights.Cli.Output;

/// <summary>Prints a replay for people: flights, regressions, bisections, push gates, what was refused, totals.</summary>
/// <param name="writer">Where to.</param>
internal sealed class TextOutput(TextWriter writer) : IReplayOutput
{
    /// <inheritdoc/>
    public void Write(ReplayResult result)
    {
        if (result.Flights.Count > 0)
        {
            WriteFlights(result.Flights);
            WriteRegressions(result.Branches);
        }

        WriteBisections(result.Bisections);
        if (result.Flights.Count > 0)
        {
            WriteGates(result.Branches);
        }

        WriteRefused(result.Refused);
        WriteTotals(result.Totals);
    }

    private void WriteFlights(IReadOnlyList<V1.ReplayedFlight> flights)
    {
        var table = new Columns("flight", "branch", "printed", "our verdict", "blocking", "agreement");
        foreach (var flight in flights)
        {
            table.Add(
                Words.Flight(flight.Name),
                Words.Branch(flight.Branch),
                flight.PrintedOutcome.Length > 0 ? flight.PrintedOutcome : $"({Words.Of(flight.PrintedVerdict)})",
                Words.Of(flight.Verdict),
                flight.BlockingOpinions.Count == 0 ? "-" : $"{flight.BlockingOpinions.Count}",
                Agreement(flight));
        }

        table.Write(writer);
        foreach (var flight in flights)
        {
            foreach (var opinion in flight.DifferingOpinions)
            {
                writer.WriteLine(
                    $"{Words.Flight(flight.Name)} differs on {Words.Step(opinion.Step)}: we say {Words.Of(opinion.OwnSummary.Kind)}, by rule {opinion.Rule}");
            }
        }
    }

    private static string Agreement(V1.ReplayedFlight flight)
    {
        var differ = flight.DifferingOpinions.Count;
        var all = flight.AgreeCount + differ + flight.InsufficientHistoryCount;
        if (all == 0)
        {
            return "-";
        }

        var text = $"{flight.AgreeCount} of {all} agree";
        text += differ > 0 ? $", {differ} differ" : "";
        return text + (flight.InsufficientHistoryCount > 0 ? $", {flight.InsufficientHistoryCount} undecided" : "");
    }

    private void WriteRegressions(IReadOnlyList<ReplayedBranch> branches)
    {
        writer.WriteLine();
        writer.WriteLine("regressions");
        if (branches.All(branch => branch.Regressions.Count == 0))
        {
            writer.WriteLine("  none");
        }

        foreach (var branch in branches)
        {
            foreach (var regression in branch.Regressions)
            {
                WriteRegression(branch, regression);
            }
        }
    }

    private void WriteRegression(ReplayedBranch branch, V1.Regression regression)
    {
        var end = regression.State == V1.RegressionState.Open ? "open" : $"{Words.Of(regression.State)} {Words.Flight(regression.ResolvedFlight)}";
        var flags = (regression.Intermittent ? ", intermittent" : "") + (regression.Excused ? ", excused" : "");
        writer.WriteLine($"  {Words.Branch(branch.Name)}  {Words.Step(regression.Step)}");
        writer.WriteLine(
            $"    opened {Words.Flight(regression.FirstBadFlight)}, {end}, failed in {Words.Count(regression.FailureCount, "flight", "flights")}{flags}");
        var good = regression.LastGoodFlight.Length > 0 ? Words.Flight(regression.LastGoodFlight) : "not known";
        var recorded = regression.NewestRecordedPass.Length > 0 && regression.NewestRecordedPass != regression.LastGoodFlight
            ? $" (newest recorded pass {Words.Flight(regression.NewestRecordedPass)})"
            : "";
        writer.WriteLine($"    last good {good}{recorded}, culprit in {(regression.Ranges.Count > 0 ? Words.Ranges(regression.Ranges) : "a range that is not known")}");
    }

    private void WriteBisections(IReadOnlyList<V1.ReplayedBisection> bisections)
    {
        if (bisections.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine("bisections");
        foreach (var bisection in bisections)
        {
            var state = bisection.State.Length > 0 ? bisection.State : "state not said";
            var culprits = bisection.Findings.Where(finding => finding.Tree is not null).Select(Culprit).DefaultIfEmpty("no culprit");
            writer.WriteLine($"  {Words.Branch(bisection.Branch)}  {Words.Step(bisection.Step)}: {state}, {string.Join(", ", culprits)}");
        }
    }

    private static string Culprit(V1.BisectionFinding finding) =>
        $"culprit {finding.Tree.Tree} {Words.Revision(finding.IntroducedRevision)}, last good {Words.Revision(finding.GoodRevision)}";

    private void WriteGates(IReadOnlyList<ReplayedBranch> branches)
    {
        writer.WriteLine();
        writer.WriteLine("push gates");
        foreach (var branch in branches)
        {
            if (branch.Gate is not { } replayed)
            {
                writer.WriteLine($"  {Words.Branch(branch.Name)}  not known: no main flight");
                continue;
            }

            var gate = replayed.Gate;
            writer.WriteLine($"  {Words.Branch(branch.Name)}  {Words.Of(gate.State)} since {Words.Flight(gate.SinceFlight)}");
            foreach (var blocker in gate.Blockers)
            {
                writer.WriteLine($"    by {Words.Step(blocker.Step)} ({Words.Of(blocker.Blocker)})");
            }

            writer.WriteLine($"    history: {string.Join(", ", replayed.Changes.Where(change => !change.BlockersOnly).Select(Change))}");
        }
    }

    private static string Change(V1.GateChange change)
    {
        var notes = (change.Cause == V1.GateCause.Implied ? " (implied)" : "") + (change.Forced ? " (forced)" : "");
        return $"{Words.Of(change.State)} {Words.Flight(change.Flight)}{notes}";
    }

    private void WriteRefused(IReadOnlyList<V1.RefusedInput> refused)
    {
        if (refused.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine("no reports");
        foreach (var input in refused)
        {
            writer.WriteLine($"  {input.File}:{input.Line}:{input.Column}: {input.Reason}: {input.Message}");
        }
    }

    private void WriteTotals(V1.ReplayTotals totals)
    {
        var undecided = totals.OpinionCount - totals.AgreeCount - totals.DifferCount;
        writer.WriteLine();
        writer.WriteLine(
            $"{Words.Count(totals.ReportCount, "report", "reports")} of {Words.Count(totals.FlightCount, "flight", "flights")} "
            + $"on {Words.Count(totals.BranchCount, "branch", "branches")}, "
            + (totals.BisectionCount > 0 ? $"{Words.Count(totals.BisectionCount, "bisection", "bisections")}, " : "")
            + $"{totals.RefusedCount} refused; "
            + $"{Words.Count(totals.RegressionCount, "regression", "regressions")}, {totals.OpenRegressionCount} open; "
            + $"{Words.Count(totals.ShutGateCount, "push gate", "push gates")} shut; "
            + $"{Words.Count(totals.OpinionCount, "row", "rows")}: {totals.AgreeCount} agree, {totals.DifferCount} differ, {undecided} undecided");
    }
}
