using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// A row's summary ⇄ its section: <c>REGR. vs.</c> stands among the blocking or the allowable ones, <c>pass in</c> among the intermittent
/// ones and nothing else there, <c>never pass</c> and <c>n/a</c> among those that do not block. What compares with the baseline without a
/// regression stood among the allowable ones in 2015, and later among those that do not block. Without a baseline all stand in one section.
/// Words that are no summary belong to none.
/// </summary>
internal static class RowSectionCheck
{
    public static void Run(LintRun run)
    {
        foreach (var row in run.Flight.Failures)
        {
            if (!Belongs(row.Summary.Kind, row.Section))
            {
                run.Add(
                    LintReasons.SummaryInOtherSection, run.Places.Row(row, row.Summary.Text), run.Places.Section(row.Section),
                    $"A row that says '{row.Summary}' does not belong to the section {row.Section}.");
            }
        }
    }

    private static bool Belongs(SummaryKind kind, ReportSection section) => (section == ReportSection.NoBaseline && kind != SummaryKind.Other) || kind switch
    {
        SummaryKind.Regression => section is ReportSection.Blocking or ReportSection.Allowable,
        SummaryKind.PassIn => section == ReportSection.Intermittent,
        SummaryKind.NeverPass or SummaryKind.NotApplicable => section == ReportSection.NonBlocking,
        SummaryKind.None or SummaryKind.UnexpectedStatus => section == ReportSection.Blocking,
        SummaryKind.Other => false,
        _ => section is ReportSection.Allowable or ReportSection.NonBlocking,
    };
}
