using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>The narrow keys that stand for names in the tables, within one transaction. A lookup gives null for a name that has
/// none.</summary>
internal sealed class NameTables(DatabaseSession session)
{
    /// <summary>The tree that stands where a flight stands for the revisions.</summary>
    public const string FlightAsTree = "<flight>";

    /// <summary>The tree of what a flight tested that nobody knows: a complete one uses builds of a flight that was only mailed, or the mail of
    /// one names no version.</summary>
    public const string UnknownBuilds = "<builds>";

    private readonly Dictionary<(string Table, string Name), long> _known = [];

    public Task<long?> FindLabAsync(LabName lab, CancellationToken cancellationToken) => FindAsync("lab", lab.Value, cancellationToken);

    public Task<long> LabAsync(LabName lab, CancellationToken cancellationToken) => FindOrAddAsync("lab", lab.Value, cancellationToken);

    public Task<long?> FindJobAsync(string job, CancellationToken cancellationToken) => FindAsync("job", job, cancellationToken);

    public Task<long> JobAsync(string job, CancellationToken cancellationToken) => FindOrAddAsync("job", job, cancellationToken);

    /// <summary>Looks for the keys of several jobs at once.</summary>
    public Task LearnJobsAsync(IEnumerable<string> jobs, CancellationToken cancellationToken) => LearnAsync("job", jobs, cancellationToken);

    public Task<long?> FindTestAsync(string test, CancellationToken cancellationToken) => FindAsync("test", test, cancellationToken);

    public Task<long> TestAsync(string test, CancellationToken cancellationToken) => FindOrAddAsync("test", test, cancellationToken);

    /// <summary>Looks for the keys of several tests at once.</summary>
    public Task LearnTestsAsync(IEnumerable<string> tests, CancellationToken cancellationToken) =>
        LearnAsync("test", tests, cancellationToken);

    public Task<long> TreeAsync(string tree, CancellationToken cancellationToken) => FindOrAddAsync("tree", tree, cancellationToken);

    public Task<long?> FindTreeAsync(string tree, CancellationToken cancellationToken) => FindAsync("tree", tree, cancellationToken);

    public async Task<long?> FindBranchAsync(long lab, BranchName branch, CancellationToken cancellationToken) =>
        (await FindBranchVersionAsync(lab, branch, cancellationToken))?.Branch;

    public async Task<(long Branch, long Version)?> FindBranchVersionAsync(
        long lab, BranchName branch, CancellationToken cancellationToken) =>
        await session.QueryOneAsync<(long, long)?>(
            "find-branch",
            [("lab", lab), ("name", branch.Value)],
            reader => (reader.GetInt64(0), reader.GetInt64(1)),
            cancellationToken);

    public async Task<long> BranchAsync(long lab, BranchName branch, CancellationToken cancellationToken) =>
        await FindBranchAsync(lab, branch, cancellationToken)
        ?? await session.QueryOneAsync(
            "add-branch", [("lab", lab), ("name", branch.Value)], reader => reader.GetInt64(0), cancellationToken);

    private async Task LearnAsync(string table, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var unknown = names.Distinct(StringComparer.Ordinal).Where(name => !_known.ContainsKey((table, name))).ToList();
        var found = await session.QueryForAllAsync(
            "find-all-" + table + "s", unknown, reader => (Name: reader.GetString(0), Id: reader.GetInt64(1)), cancellationToken);
        foreach (var (name, id) in found)
        {
            _known.Add((table, name), id);
        }
    }

    private async Task<long?> FindAsync(string table, string name, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((table, name), out var known))
        {
            return known;
        }

        var found = await session.QueryOneAsync<long?>("find-" + table, [("name", name)], reader => reader.GetInt64(0), cancellationToken);
        if (found is { } id)
        {
            _known.Add((table, name), id);
        }

        return found;
    }

    private async Task<long> FindOrAddAsync(string table, string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(table, name, cancellationToken) is { } found)
        {
            return found;
        }

        var added = await session.QueryOneAsync("add-" + table, [("name", name)], reader => reader.GetInt64(0), cancellationToken);
        _known.Add((table, name), added);
        return added;
    }
}
