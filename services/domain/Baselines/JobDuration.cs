using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>How long a job takes: the longest that it took in the flights of its branch that started within
/// <see cref="HistoryScope.DurationWindow"/> before the report, have the first blessing, and finished a step of it.</summary>
public static class JobDuration
{
    /// <summary>What is taken for a job that no such flight has.</summary>
    public static readonly TimeSpan Unknown = TimeSpan.FromSeconds(100_000);

    /// <summary>The estimate from what the job took in each of these flights.</summary>
    /// <param name="durations">What it took in each of them: <see cref="CompleteJob.Duration"/>.</param>
    public static TimeSpan Estimate(IEnumerable<TimeSpan?> durations) => durations.Max() ?? Unknown;

    /// <summary>Whether a flight counts.</summary>
    /// <param name="scope">The scope of the judgement.</param>
    /// <param name="branch">The flight's branch.</param>
    /// <param name="blessing">Its blessing.</param>
    /// <param name="start">When it started.</param>
    public static bool Counts(HistoryScope scope, BranchName branch, Blessing blessing, DateTimeOffset? start) =>
        branch == scope.Branch && blessing == scope.Blessings[0] && start >= scope.Now - HistoryScope.DurationWindow;
}
