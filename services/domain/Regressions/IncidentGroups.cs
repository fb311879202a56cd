using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>Groups the episodes that one flight opened by their cause, as far as it shows.</summary>
internal static class IncidentGroups
{
    /// <summary>The same episodes, with the tests of the incident of each and the jobs that a failed build kept from running.</summary>
    /// <param name="opened">The episodes that the flight opened.</param>
    /// <param name="next">The flight.</param>
    public static IReadOnlyList<Regression> Of(IReadOnlyList<Regression> opened, LedgerFlight next)
    {
        if (opened.Count == 0)
        {
            return opened;
        }

        var blocked = BlockedJob.AllOf(next);
        var oneCause = TestsOfOneCause(opened, blocked, next.Flight.Complete is not null);
        return [.. opened.Select(episode => episode with
        {
            IncidentTests = oneCause.Contains(episode.Step.TestId) ? oneCause.ToEquatableList() : [episode.Step.TestId],
            BlockedJobs = blocked
                .Where(job => job.Builds.Contains(episode.Step.Job)).Take(Regression.MaxBlockedJobs).ToEquatableList(),
        })];
    }

    // Where a mailed report does not say which of several failed builds blocked the jobs, those builds are one incident.
    private static SortedSet<string> TestsOfOneCause(
        IReadOnlyList<Regression> opened, IReadOnlyList<BlockedJob> blocked, bool isComplete)
    {
        var builds = isComplete || blocked.Count == 0 ? [] : blocked[0].Builds;
        return new SortedSet<string>(
            opened.Where(episode => builds.Contains(episode.Step.Job)).Select(episode => episode.Step.TestId), StringComparer.Ordinal);
    }
}
