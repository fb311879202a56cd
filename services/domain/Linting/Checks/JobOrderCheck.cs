using Flights.Domain.Reports.Composing;

namespace Flights.Domain.Linting.Checks;

/// <summary>Jobs table ⇄ its order: jobs that do the same stand together, as <see cref="JobOrder"/> sorts them.</summary>
internal static class JobOrderCheck
{
    public static void Run(LintRun run)
    {
        var jobs = run.Flight.Jobs;
        var size = JobOrder.RoomFor(jobs.Count == 0 ? 0 : jobs.Max(job => job.Name.Length));
        var (room, otherRoom) = (new char[size], new char[size]);
        ReadOnlySpan<char> above = default;
        for (var i = 0; i < jobs.Count; i++)
        {
            var key = JobOrder.WriteKey(jobs[i].Name, i % 2 == 0 ? room : otherRoom);
            if (above.SequenceCompareTo(key) > 0)
            {
                run.Add(
                    LintReasons.JobOutOfOrder, run.Places.Job(jobs[i].Name), run.Places.Job(jobs[i - 1].Name),
                    $"{jobs[i].Name} should not stand below {jobs[i - 1].Name}.");
            }

            above = key;
        }
    }
}
