using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.Notifier.Ledgers;

/// <summary>The narrow keys of branches.</summary>
internal static class BranchKeys
{
    /// <summary>A branch's key, or null if no classified flight of it is known.</summary>
    public static Task<long?> FindAsync(DatabaseSession session, LabName lab, BranchName branch, CancellationToken cancellationToken) =>
        session.QueryOneAsync<long?>(
            "find-branch", [("lab", lab.Value), ("name", branch.Value)], row => row.GetInt64(0), cancellationToken);

    /// <summary>A branch's key; it is given one if it has none.</summary>
    public static async Task<long> GetOrAddAsync(
        DatabaseSession session, LabName lab, BranchName branch, CancellationToken cancellationToken) =>
        await FindAsync(session, lab, branch, cancellationToken)
        ?? await session.QueryOneAsync(
            "add-branch", [("lab", lab.Value), ("name", branch.Value)], row => row.GetInt64(0), cancellationToken);

    /// <summary>The branch of a key.</summary>
    public static async Task<BranchName> NameAsync(DatabaseSession session, long branchId, CancellationToken cancellationToken) =>
        await session.QueryOneAsync(
            "branch-name", [("id", branchId)], row => new BranchName(row.GetString(0)), cancellationToken);
}
