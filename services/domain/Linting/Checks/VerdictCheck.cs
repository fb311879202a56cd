using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Verdict line ⇄ rows ⇄ remark: perfect without any row, regressions with a blocking row that failed and <c>REGR. vs.</c>, problems with
/// other blocking rows alone, tolerable with none. Where rows of another flight were looked at (some row is intermittent), a blocking one
/// may be hidden behind an excused one of the same step, and counts all the same. The remark that all tests passed stands if the flight has
/// no row of its own.
/// </summary>
internal static class VerdictCheck
{
    public static void Run(LintRun run)
    {
        if (run.Report.Verdict is { } verdict && !MayBe(verdict, run.Flight.Failures, out var why))
        {
            var place = why is null ? run.Places.FlightLine(run.Flight.Number) : run.Places.Row(why);
            run.Add(LintReasons.VerdictAgainstRows, run.Places.Verdict(), place, $"The verdict line is {verdict}, and the rows say otherwise.");
        }

        CheckRemark(run);
    }

    private static void CheckRemark(LintRun run)
    {
        var own = run.Flight.Failures.FirstOrDefault(row => row.SeenIn is null);
        if (run.Report.PassedRemark is not null && own is not null)
        {
            run.Add(
                LintReasons.RemarkAgainstRows, run.Places.Remark(), run.Places.Row(own),
                $"The report says that all tests of the flight passed, and lists {own.Step}.");
        }
        else if (run.Report.PassedRemark is null && own is null && run.Report.Verdict is not null)
        {
            run.Add(
                LintReasons.RemarkAgainstRows, run.Places.Verdict(), run.Places.FlightLine(run.Flight.Number),
                $"The report lists no row of flight {run.Flight.Number}, and does not say that all its tests passed.");
        }
    }

    // The row that decides, or the first one: where a reader should look.
    private static bool MayBe(PrintedVerdict verdict, EquatableList<StepFailure> rows, out StepFailure? why)
    {
        var regression = rows.FirstOrDefault(row =>
            row.Section == ReportSection.Blocking && row.Summary.Kind == SummaryKind.Regression && row.Status == StepStatus.Fail);
        var blocking = rows.FirstOrDefault(IsBlocking);
        var mayHide = rows.Any(row => row.Section == ReportSection.Intermittent);
        why = regression ?? blocking ?? (rows.Count > 0 ? rows[0] : null);
        return verdict switch
        {
            PrintedVerdict.Perfect => rows.Count == 0,
            PrintedVerdict.Regressions => regression is not null || mayHide,
            PrintedVerdict.Problems => regression is null && (blocking is not null || mayHide),
            _ => blocking is null && rows.Count > 0,
        };
    }

    // Without a baseline all rows stand in one section: those that say nothing block.
    private static bool IsBlocking(StepFailure row) =>
        row.Section == ReportSection.Blocking
        || (row.Section == ReportSection.NoBaseline && row.Summary.Kind is SummaryKind.None or SummaryKind.UnexpectedStatus);
}
