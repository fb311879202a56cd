namespace Flights.Domain.Flights;

/// <summary>Flights of the branch <c>examine</c>: they examine the lab's hosts, one in each job, and the job names it.</summary>
public static class Examination
{
    private const string JobPrefix = "examine-";

    /// <summary>The host that a job names: what follows <c>examine-</c> in a job of the branch <c>examine</c>, such as <c>larch0</c>. Empty
    /// for any other job, whose name says what it does and not where.</summary>
    public static string HostOf(BranchName branch, string job) =>
        branch == BranchName.Examine && job.StartsWith(JobPrefix, StringComparison.Ordinal) ? job[JobPrefix.Length..] : "";
}
