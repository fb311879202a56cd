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
/// <param name="FirstMailed">Of each of the known branches, the first flight that was only mailed, or null.</param>
internal sealed record ScopeKeys(
    HistoryScope Scope,
    long Lab,
    long? Branch,
    IReadOnlyList<long> Branches,
    long HistoryVersion,
    IReadOnlyDictionary<long, long?> FirstMailed)
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

    /// <summary>Whether a branch has flights up to the highest number that were only mailed.</summary>
    public bool HasMailed(long branch) => FirstMailed[branch] <= Until;

    /// <summary>Asks for the keys.</summary>
    /// <param name="batch">Where the questions are put.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>Tells the keys, once the batch has run; null for an unknown lab.</returns>
    public static Func<ScopeKeys?> Ask(DatabaseBatch batch, HistoryScope scope)
    {
        var further = scope.FurtherBranches.Distinct().Where(name => name != scope.Branch);
        var answers = further.Prepend(scope.Branch).Select(name => Ask(batch, scope.Lab, name)).ToList();
        return () => answers[0] is [var own] ? new ScopeKeys(scope, own, [.. answers.SelectMany(rows => rows)]) : null;
    }

    private ScopeKeys(HistoryScope scope, FoundBranch own, IReadOnlyList<FoundBranch> all)
        : this(
            scope,
            own.Lab,
            own.Branch,
            [.. all.Where(each => each.Branch is not null).Select(each => each.Branch!.Value)],
            own.Version,
            all.Where(each => each.Branch is not null).ToDictionary(each => each.Branch!.Value, each => each.FirstMailed))
    {
    }

    private static IReadOnlyList<FoundBranch> Ask(DatabaseBatch batch, LabName lab, BranchName name) => batch.Query(
        "examined-branch",
        [("lab", lab.Value), ("name", name.Value)],
        reader => new FoundBranch(
            reader.GetInt64(0),
            reader.IsDBNull(1) ? null : reader.GetInt64(1),
            reader.IsDBNull(2) ? 0 : reader.GetInt64(2),
            reader.IsDBNull(3) ? null : reader.GetInt64(3)));

    private readonly record struct FoundBranch(long Lab, long? Branch, long Version, long? FirstMailed);
}
