using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What a report itself says of a failure.</summary>
public static class PrintedFinding
{
    /// <summary>Reads a row: the summary is printed, the blocker follows from the section, the status and the summary.</summary>
    /// <param name="row">The row.</param>
    public static Finding Of(StepFailure row) => new(row.Summary, BlockerOf(row));

    private static Blocker BlockerOf(StepFailure row)
    {
        // A report without a baseline has one section for all: what blocks there is what needs no baseline to be told.
        if (row.Section is not (ReportSection.Blocking or ReportSection.NoBaseline))
        {
            return Blocker.None;
        }

        if (row.Step.IsWholeJob || row.Summary.Kind == SummaryKind.UnexpectedStatus)
        {
            return Blocker.Broken;
        }

        if (row.Status == StepStatus.Running)
        {
            return Blocker.Unfinished;
        }

        if (row.Section == ReportSection.NoBaseline)
        {
            return Blocker.None;
        }

        return row.Status == StepStatus.Fail ? Blocker.Regression : Blocker.Broken;
    }
}
