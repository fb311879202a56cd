using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>A job that could not run because a build failed.</summary>
/// <param name="Job">The job.</param>
/// <param name="Builds">The failed builds of the flight that it may have waited for, ordered bytewise.</param>
public sealed record BlockedJob(string Job, EquatableList<string> Builds)
{
    /// <summary>The jobs of a flight that failed builds of the flight kept from running, ordered bytewise.</summary>
    /// <param name="next">The flight.</param>
    public static IReadOnlyList<BlockedJob> AllOf(LedgerFlight next)
    {
        var rows = next.Classification.Opinions.Where(row => row.SeenIn is null).ToList();
        var failed = new SortedSet<string>(
            rows.Where(row => IsFailedBuild(row) && next.Flight.StatusOf(row.Step.Job) != StepStatus.Pass).Select(row => row.Step.Job),
            StringComparer.Ordinal);
        if (failed.Count == 0)
        {
            return [];
        }

        // A mailed report carries no references: any of the failed builds may be the one.
        var complete = next.Flight.Complete?.Jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);
        return [.. rows
            .Where(row => IsWaiting(row) && !failed.Contains(row.Step.Job))
            .Select(row => row.Step.Job)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(job => new BlockedJob(job, complete is null ? failed.ToEquatableList() : NeededBy(job, complete, next.Flight.Number, failed)))
            .Where(job => job.Builds.Count > 0)];
    }

    private static bool IsFailedBuild(Opinion row) =>
        row.Step.IsBuild && (row.Status == StepStatus.Fail || row.Status == StepStatus.Broken);

    private static bool IsWaiting(Opinion row) =>
        (row.Status == StepStatus.Blocked || row.Status == StepStatus.Starved)
        && row.Effective.Summary.Kind == SummaryKind.NotApplicable;

    // A build that was blocked itself passes the cause on to those that need it.
    private static EquatableList<string> NeededBy(
        string job, Dictionary<string, CompleteJob> jobs, FlightNumber flight, SortedSet<string> failed)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { job };
        var left = new Stack<string>([job]);
        while (left.TryPop(out var next))
        {
            if (failed.Contains(next))
            {
                needed.Add(next);
            }
            else if (jobs.TryGetValue(next, out var found) && found.Status != StepStatus.Pass)
            {
                foreach (var build in found.BuildReferences)
                {
                    if ((build.Flight is null || build.Flight == flight) && seen.Add(build.Job))
                    {
                        left.Push(build.Job);
                    }
                }
            }
        }

        return needed.ToEquatableList();
    }
}
