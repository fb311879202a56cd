using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// A row's summary ⇄ its status: a step that was blocked or starved is <c>n/a</c>, one that is running says nothing, one that failed or
/// broke is compared with other flights. <c>failed in</c> is said of a broken step alone, and no step is said to have ended elsewhere as it
/// did here, which would be <c>like</c>. A row that stands for a whole job says nothing.
/// </summary>
internal static class RowStatusCheck
{
    public static void Run(LintRun run)
    {
        foreach (var row in run.Flight.Failures)
        {
            if (row.Status.IsKnown && row.Summary.Kind != SummaryKind.Other && !Fits(row))
            {
                run.Add(
                    LintReasons.SummaryOfOtherStatus, run.Places.Row(row, row.Status.Word), run.Places.Row(row, row.Summary.Text),
                    $"A row with the status {row.Status} does not say '{row.Summary}'.");
            }
        }
    }

    private static bool Fits(StepFailure row)
    {
        if (row.Status == StepStatus.Pass || row.Step.IsWholeJob)
        {
            return row.Step.IsWholeJob && row.Summary.Kind == SummaryKind.None;
        }

        var compares = row.Status == StepStatus.Fail || row.Status == StepStatus.Broken;
        return row.Summary.Kind switch
        {
            SummaryKind.None => row.Status == StepStatus.Running,
            SummaryKind.NotApplicable => row.Status == StepStatus.Blocked || row.Status == StepStatus.Starved,
            SummaryKind.UnexpectedStatus => !compares && row.Status.Word == row.Summary.Word,
            SummaryKind.FailedIn => row.Status == StepStatus.Broken,
            SummaryKind.StatusIn => compares && row.Status.Word != row.Summary.Word && new StepStatus(row.Summary.Word).IsKnown,
            _ => compares,
        };
    }
}
