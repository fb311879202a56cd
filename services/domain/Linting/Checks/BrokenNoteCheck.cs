using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Lines about broken jobs and steps ⇄ rows: below the footer stands a line for each row of a whole job and each broken step, of the flight
/// and of those that it was compared with in search of a heisenbug, whose rows may be hidden. Reports of the first years have no such
/// lines, so a report without any is not compared.
/// </summary>
internal static class BrokenNoteCheck
{
    public static void Run(LintRun run)
    {
        if (run.Report.BrokenNotes.Count == 0)
        {
            return;
        }

        var rows = run.Flight.Failures
            .Where(row => row.SeenIn is null && (row.Step.IsWholeJob || row.Status == StepStatus.Broken))
            .DistinctBy(NoteOf)
            .ToDictionary(NoteOf);
        var notes = run.Report.BrokenNotes.ToHashSet();
        foreach (var (note, row) in rows)
        {
            if (!notes.Contains(note))
            {
                run.Add(
                    LintReasons.BrokenRowWithoutNote, run.Places.Row(row), run.Places.BrokenNote(note),
                    $"No line below the footer says that {row.Step} is {row.Status}.");
            }
        }

        // A row of another flight stands behind one of the same step, if it is hidden.
        var hasOthers = run.Flight.Failures.Any(row => row.Summary.Kind == SummaryKind.PassIn);
        var steps = hasOthers ? run.Flight.Failures.Select(StepOf).ToHashSet() : [];
        foreach (var note in notes.Where(note => !rows.ContainsKey(note) && !steps.Contains((note.Job, note.TestId))))
        {
            run.Add(
                LintReasons.BrokenNoteWithoutRow, run.Places.BrokenNote(note), run.Places.Verdict(),
                $"A line below the footer says that {note.Job} {note.TestId}{note.Status} broke, and no row does.");
        }
    }

    private static (string Job, string TestId) StepOf(StepFailure row) => (row.Step.Job, row.Step.IsWholeJob ? "" : row.Step.TestId);

    private static BrokenNote NoteOf(StepFailure row) => row.Step.IsWholeJob
        ? new BrokenNote(row.Step.Job, "", row.Status.Word)
        : new BrokenNote(row.Step.Job, row.Step.TestId, "");
}
