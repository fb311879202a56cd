using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>A scope in the tables' keys.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Lab">Its lab.</param>
/// <param name="Branch">Its branch, or null if that is unknown.</param>
/// <param name="Branches">The known ones of all branches whose flights count.</param>
/// <param name="HistoryVersion">The version of the branch's history; 0 for an unknown branch.</param>
internal sealed record ScopeKeys(HistoryScope Scope, long Lab, long? Branch, IReadOnlyList<long> Branches, long HistoryVersion)
{
    private readonly HashSet<long> _excluded = [.. Scope.ExcludedFlights.Select(flight => flight.Value)];

    /// <summary>The highest number that counts.</summary>
    public long Until => Scope.MaxFlight?.Value ?? long.MaxValue;

    /// <summary>The blessings that count, each but once.</summary>
    public IReadOnlyList<Blessing> Blessings { get; } = [.. Scope.Blessings.Distinct()];

    /// <summary>How many flights have to be read so that one is among them that counts, if there is one.</summary>
    public int ReadsForOne => _excluded.Count + 1;

    /// <summary>The flights that do not count, up to the highest number.</summary>
    public IEnumerable<long> Excluded => _excluded.Where(number => number <= Until);

    /// <summary>Whether a flight counts as far as its number goes.</summary>
    public bool Counts(long number) => number <= Until && !_excluded.Contains(number);

    /// <summary>Finds the keys; null for an unknown lab.</summary>
    public static async Task<ScopeKeys?> FindAsync(DatabaseSession session, HistoryScope scope, CancellationToken cancellationToken)
    {
        var names = new NameTables(session);
        if (await names.FindLabAsync(scope.Lab, cancellationToken) is not { } lab)
        {
            return null;
        }

        var own = await names.FindBranchVersionAsync(lab, scope.Branch, cancellationToken);
        var branches = new List<long>();
        if (own is { } found)
        {
            branches.Add(found.Branch);
        }

        foreach (var name in scope.FurtherBranches.Distinct().Where(name => name != scope.Branch))
        {
            if (await names.FindBranchAsync(lab, name, cancellationToken) is { } branch)
            {
                branches.Add(branch);
            }
        }

        return new ScopeKeys(scope, lab, own?.Branch, branches, own?.Version ?? 0);
    }
}
