using System.Data.Common;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>The revisions that flights tested. A complete flight tested what the builds that it uses built, wherever they were made: its
/// revisions are gathered over all flights that it refers to, and again when one of those arrives or changes.</summary>
internal sealed class PoolTables(DatabaseSession session, NameTables names, long lab)
{
    private static readonly TreeRevision UnknownBuilds = new(NameTables.UnknownBuilds, "");

    private readonly Dictionary<FlightNumber, CompleteFlight?> _known = [];
    private readonly HashSet<FlightNumber> _mailed = [];

    /// <summary>Takes away the revisions of a flight, and what it refers to.</summary>
    public async Task RemoveAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("remove-tested-revisions", [("branch", branch), ("number", flight.Value)], cancellationToken);
        await session.ExecuteAsync("remove-wished-revisions", [("branch", branch), ("number", flight.Value)], cancellationToken);
        await session.ExecuteAsync("remove-build-references", [("lab", lab), ("number", flight.Value)], cancellationToken);
    }

    /// <summary>Adds the revisions of a flight.</summary>
    public async Task AddAsync(long branch, Flight flight, CancellationToken cancellationToken)
    {
        _known[flight.Number] = flight.Complete;
        if (flight.Complete is { } complete)
        {
            await GatherAsync(branch, complete, cancellationToken);
        }
        else
        {
            _mailed.Add(flight.Number);
            await AddTestedAsync(branch, flight.Number, TargetedBy(flight), cancellationToken);
        }

        var rows = new List<object?[]>();
        foreach (var wished in WishedBy(flight))
        {
            rows.Add([await names.TreeAsync(wished.Tree, cancellationToken), wished.Revision]);
        }

        await session.ExecuteForAllAsync(
            "add-wished-revisions",
            [("branch", branch), ("blessing", flight.Blessing.Word), ("number", flight.Number.Value)],
            rows,
            cancellationToken);
    }

    /// <summary>The complete flights whose revisions may change with those of a flight.</summary>
    public Task<List<Dependent>> FindDependentsAsync(FlightNumber flight, CancellationToken cancellationToken) => session.QueryAsync(
        "flights-that-use-builds-of",
        [("lab", lab), ("target", flight.Value)],
        reader => new Dependent(reader.GetInt64(1), Read(reader, 2)!),
        cancellationToken);

    /// <summary>Gathers the revisions of a complete flight again, for one that it refers to has changed.</summary>
    public async Task GatherAgainAsync(Dependent dependent, CancellationToken cancellationToken)
    {
        var number = dependent.Flight.Number.Value;
        await session.ExecuteAsync("remove-tested-revisions", [("branch", dependent.Branch), ("number", number)], cancellationToken);
        await session.ExecuteAsync("remove-build-references", [("lab", lab), ("number", number)], cancellationToken);
        await GatherAsync(dependent.Branch, dependent.Flight, cancellationToken);
    }

    // A report that compares with a flight need not say what was tested: that may have been anything.
    private static EquatableList<TreeRevision> TargetedBy(Flight mailed) =>
        mailed.Targeted.Trees.Count > 0 ? mailed.Targeted.Trees : [UnknownBuilds];

    private static IEnumerable<TreeRevision> WishedBy(Flight flight) => flight.Complete is not { } complete
        ? flight.Targeted.Trees
        : complete.HarnessRevisions
            .Select(revision => new TreeRevision(RevisionPool.HarnessTree, revision))
            .Concat(
                from job in complete.Jobs
                where job.IsOfMainRevision
                from runvar in job.Runvars
                let tree = runvar.TreeOf(Runvar.WishedRevision)
                where tree is not null and not RevisionPool.HarnessTree
                select new TreeRevision(tree, runvar.Value))
            .Distinct();

    private static CompleteFlight? Read(DbDataReader reader, int ordinal) => StoredFlight.Read(reader, ordinal).Complete?.ToDomain();

    private async Task GatherAsync(long branch, CompleteFlight flight, CancellationToken cancellationToken)
    {
        var pool = await WalkAsync(flight, cancellationToken);
        var tested =
            from tree in pool.Revisions
            from revision in tree.Value
            select new TreeRevision(tree.Key, revision);
        if (pool.Others.Any(_mailed.Contains))
        {
            tested = tested.Append(UnknownBuilds);
        }

        await AddTestedAsync(branch, flight.Number, tested, cancellationToken);
        await session.ExecuteForAllAsync(
            "add-build-references",
            [("lab", lab), ("number", flight.Number.Value)],
            [.. pool.Others.Select(other => (object?[])[other.Value])],
            cancellationToken);
    }

    // The walk is no affair of databases: it is made again until it meets no flight that was not read.
    private async Task<RevisionPool> WalkAsync(CompleteFlight flight, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pool = RevisionPool.Of(flight, _known.GetValueOrDefault);
            var unread = pool.Others.Where(other => !_known.ContainsKey(other)).ToList();
            if (unread.Count == 0)
            {
                return pool;
            }

            foreach (var other in unread)
            {
                var found = await session.QueryAsync(
                    "find-complete-facts",
                    [("lab", lab), ("number", other.Value)],
                    reader => reader.IsDBNull(0) ? null : Read(reader, 0),
                    cancellationToken);
                _known[other] = found.SingleOrDefault();
                if (found is [null])
                {
                    _mailed.Add(other);
                }
            }
        }
    }

    // A revision is found by what stands behind each of its colons too.
    private async Task AddTestedAsync(
        long branch, FlightNumber flight, IEnumerable<TreeRevision> tested, CancellationToken cancellationToken)
    {
        var rows = new List<object?[]>();
        foreach (var each in tested)
        {
            var tree = await names.TreeAsync(each.Tree, cancellationToken);
            var revision = each.Revision;
            for (var start = 0; start >= 0; start = revision.IndexOf(':', start) is >= 0 and var colon ? colon + 1 : -1)
            {
                rows.Add([tree, revision[start..], start == 0]);
            }
        }

        await session.ExecuteForAllAsync(
            "add-tested-revisions", [("branch", branch), ("number", flight.Value)], rows, cancellationToken);
    }

    /// <summary>A complete flight that refers to another one.</summary>
    /// <param name="Branch">Its branch.</param>
    /// <param name="Flight">Its facts.</param>
    internal sealed record Dependent(long Branch, CompleteFlight Flight);
}
