using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// A job's line ⇄ the rows of the flight itself: a job that did not pass has a step that says why. One that failed, broke, was blocked or
/// starved has a row of that status, and a step that looks for a feature fails no job; one that has not ended has any row. A job that was
/// cut short on purpose has none.
/// </summary>
internal static class JobRowCheck
{
    public static void Run(LintRun run)
    {
        var rows = run.Flight.Failures.Where(row => row.SeenIn is null).ToLookup(row => row.Step.Job, StringComparer.Ordinal);
        foreach (var job in run.Flight.Jobs)
        {
            if (!IsTold(job.Status, rows[job.Name]))
            {
                var sections = run.Flight.Failures.Count > 0 ? run.Places.Section(run.Flight.Failures[0].Section) : run.Places.Verdict();
                run.Add(
                    LintReasons.JobWithoutRow, run.Places.Job(job.Name, job.Status.Word), sections,
                    $"The jobs table says that {job.Name} is {job.Status}, and no row says why.");
            }
        }
    }

    private static bool IsTold(StepStatus status, IEnumerable<StepFailure> rows) => status.Word switch
    {
        "fail" => rows.Any(row => row.Status == status && !row.Step.TestId.Contains("-support-check", StringComparison.Ordinal)),
        "broken" or "blocked" or "starved" => rows.Any(row => row.Status == status),
        "queued" => rows.Any(row => row.Step.IsWholeJob),
        "preparing" or "running" => rows.Any(),
        _ => true,
    };
}
