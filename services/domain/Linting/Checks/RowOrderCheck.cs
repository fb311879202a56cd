using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>Rows ⇄ their order: the sections follow each other as blocking, intermittent, allowable, non-blocking, and in each the rows are
/// sorted bytewise by their status and what follows it.</summary>
internal static class RowOrderCheck
{
    public static void Run(LintRun run)
    {
        var rows = run.Flight.Failures;
        for (var i = 1; i < rows.Count; i++)
        {
            if (!MayFollow(rows[i - 1], rows[i]))
            {
                run.Add(
                    LintReasons.RowOutOfOrder, run.Places.Row(rows[i]), run.Places.Row(rows[i - 1]),
                    $"The row of {rows[i].Step} should not stand below that of {rows[i - 1].Step}.");
            }
        }
    }

    private static bool MayFollow(StepFailure above, StepFailure row)
    {
        if (above.Section != row.Section)
        {
            return above.Section < row.Section;
        }

        // Most neighbours say the same.
        return (above.Status == row.Status && above.SeenIn == row.SeenIn && above.Summary == row.Summary)
            || string.CompareOrdinal(Key(above), Key(row)) <= 0;
    }

    private static string Key(StepFailure row) =>
        row.SeenIn is { } flight ? $"{row.Status} in {flight} {row.Summary}" : $"{row.Status} {row.Summary}";
}
