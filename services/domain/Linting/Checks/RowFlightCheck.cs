using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Flights that rows name ⇄ other rows, flight lines and the baseline. A row is seen in another flight (<c>in N</c>) because a row passed
/// in that flight (<c>pass in N</c>); it does not lean on the flight that it was seen in; where the baseline is one flight, rows are
/// compared with that one; and a flight is printed with what its blessing has from the first dash on, everywhere the same.
/// </summary>
internal static class RowFlightCheck
{
    public static void Run(LintRun run)
    {
        var suffixes = new Dictionary<FlightNumber, (string Suffix, DiagnosticPlace? Place)>
        {
            [run.Flight.Number] = (SuffixOf(run.Flight.Blessing), null),
        };
        foreach (var retest in run.Flight.Retests)
        {
            suffixes.TryAdd(retest.Flight, (SuffixOf(retest.Blessing), null));
        }

        var passedIn = run.Flight.Failures.Where(row => row.Summary.Kind == SummaryKind.PassIn).Select(row => row.Summary.Flight).ToHashSet();
        var firstRows = new Dictionary<FlightNumber, StepFailure>();
        foreach (var row in run.Flight.Failures)
        {
            CheckSeenIn(run, row, passedIn);
            CheckSummary(run, row);
            if (row.Summary.Flight is { } flight)
            {
                var first = firstRows.TryAdd(flight, row) ? row : firstRows[flight];
                CheckSuffix(run, row, flight, suffixes.TryGetValue(flight, out var known) ? known.Suffix : first.Summary.FlightSuffix, first);
            }
        }
    }

    private static string SuffixOf(Blessing blessing) => blessing.Word.IndexOf('-', StringComparison.Ordinal) is var dash and >= 0
        ? blessing.Word[dash..]
        : "";

    private static void CheckSeenIn(LintRun run, StepFailure row, HashSet<FlightNumber?> passedIn)
    {
        if (row.SeenIn is { } seen && (seen == run.Flight.Number || !passedIn.Contains(seen)))
        {
            run.Add(
                LintReasons.RowOfUnnamedFlight, run.Places.Row(row, seen.ToString()), run.Places.FlightLine(run.Flight.Number),
                $"The row was seen in flight {seen}, and no row of the report passed there.");
        }
    }

    private static void CheckSummary(LintRun run, StepFailure row)
    {
        if (row.Summary.Flight is not { } flight)
        {
            return;
        }

        // A flight that is its own baseline is compared with itself.
        var own = row.SeenIn ?? run.Flight.Number;
        if (flight == own && run.Flight.Baseline.Flight != own)
        {
            run.Add(
                LintReasons.SummaryNamesOwnFlight, run.Places.Row(row, row.Summary.Text), run.Places.FlightLine(run.Flight.Number),
                $"The row of flight {own} says '{row.Summary}'.");
        }

        if (run.Flight.Baseline.Flight is { } baseline && flight != baseline && row.Summary.Kind != SummaryKind.PassIn)
        {
            run.Add(
                LintReasons.SummaryNamesOtherBaseline, run.Places.Row(row, row.Summary.Text), run.Places.Version(isBaseline: true, "flight"),
                $"The row says '{row.Summary}', and the baseline is flight {baseline}.");
        }
    }

    private static void CheckSuffix(LintRun run, StepFailure row, FlightNumber flight, string suffix, StepFailure first)
    {
        if (row.Summary.FlightSuffix != suffix)
        {
            run.Add(
                LintReasons.SuffixOfOtherBlessing, run.Places.Row(row, row.Summary.Text),
                ReferenceEquals(first, row) ? run.Places.FlightLine(flight) : run.Places.Row(first, first.Summary.Text),
                $"The row says '{row.Summary}', and the flight is {flight}{suffix}.");
        }
    }
}
